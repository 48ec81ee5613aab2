"""Words that augmentation puts in the place of others."""

from __future__ import annotations

NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()

COUNT_PLACEHOLDERS = [
    "{{count}}",
    "{count}",
    "{n}",
    "{{n}}",
    "{{num_users}}",
    "%d",
    "{{total}}",
    "[COUNT]",
    "[NUMBER]",
    "${count}",
    "[n]",
    "{{user_count}}",
    "[X]",
]

# Each with its lemma.
PEOPLE = [
    ("people", "person"),
    ("folks", "folk"),
    ("users", "user"),
    ("fans", "fan"),
    ("viewers", "viewer"),
    ("listeners", "listener"),
    ("riders", "rider"),
    ("members", "member"),
    ("customers", "customer"),
    ("subscribers", "subscriber"),
    ("legends", "legend"),
    ("readers", "reader"),
    ("drivers", "driver"),
    ("players", "player"),
    ("runners", "runner"),
    ("guests", "guest"),
    ("shoppers", "shopper"),
    ("followers", "follower"),
    ("couples", "couple"),
    ("households", "household"),
    ("accounts", "account"),
    ("parents", "parent"),
    ("heroes", "hero"),
    ("souls", "soul"),
    ("guys", "guy"),
    ("women", "woman"),
    ("men", "man"),
    ("kids", "kid"),
    ("students", "student"),
    ("strangers", "stranger"),
    ("others", "other"),
    ("sleepers", "sleeper"),
    ("gamers", "gamer"),
    ("cyclists", "cyclist"),
    ("patients", "patient"),
    ("passengers", "passenger"),
    ("owners", "owner"),
    ("nurses", "nurse"),
    ("monsters", "monster"),
]

SHORT = {
    "you": ["u", "ya"],
    "your": ["ur", "yr"],
    "are": ["r"],
    "people": ["ppl", "peeps"],
    "because": ["bc", "cuz"],
    "please": ["pls", "plz"],
    "with": ["w/"],
    "and": ["&"],
    "okay": ["ok"],
    "thanks": ["thx"],
    "to": ["2"],
    "for": ["4"],
    "before": ["b4"],
    "tonight": ["2nite"],
    "love": ["luv"],
    "really": ["rly"],
}

EMOJI = (
    "😂 🤣 😍 🎉 🔥 💔 ❤️ 👀 🙌 👏 😭 🥺 😅 😎 🙏 💪 "
    "🎄 🎅 🎁 🍕 🍟 🍷 🍺 ☕ 🎬 📺 🎵 🎧 🏃 🚴 🚗 ✈️ "
    "💤 😴 🐶 🐱 ⚽ 🏆 🥇 💯 ✨ 🌟 ⭐ 👉 👇 🚀 💸 💰 "
    "📈 🤔 🙃 😬 🤷 🤷‍♀️ 👩‍💻 👍🏽 👋 🇬🇧 ✅ ❌ ‼️ 💜 💙 🖤 "
    ":) ;) :( <3 xx"
).split()

HASHTAGS = (
    "ChristmasPrince SundayFunday MondayMotivation YearInReview Wrapped ThrowbackThursday MeToo "
    "OnThisDay win data stats coffee love foodie gym teamwork bingewatch NowPlaying "
    "ValentinesDay BlackFriday 2023Wrapped sorrynotsorry blessed TBT FYP ad london holidays "
    "movienight WeSeeYou Eurovision Superbowl runclub nofilter giveaway launchday "
    "behindthescenes community funfact didyouknow bestof2024 tired mood goals"
).split()

GIVEN_NAMES = (
    "James Mary Aisha Wei Priya Carlos Fatima Liam Olivia Noah Emma Mohammed Yuki Sofia Mateo "
    "Chloe Amara Kwame Ingrid Lars Anna Pavel Olga Ivan Elena Jamal Keisha Darnell Sarah Dave "
    "Karen Steve Becky Gary Sandra Tom Lucy Harry Meghan Zoe Ethan Maya Arjun Ravi Ananya Chen "
    "Ming Hana Kenji Sora Minho Jisoo Nguyen Linh Thabo Zanele Chidi Ngozi Ade Femi Omar Layla "
    "Hassan Zainab Yusuf Leila Ahmed Noor David Miriam Isaac Rachel Jose Lucia Diego Camila "
    "Juan Valentina Pedro Beatriz Joao Ana Luca Giulia Marco Francesca Pierre Camille Louis "
    "Manon Hans Greta Klaus Heidi Sven Astrid Erik Freya Aoife Sean Niamh Rhys Megan Callum "
    "Isla Brian Susan Linda Kevin Debbie Pat Sam Alex Jordan Taylor Casey Jo Max Ruby Grace "
    "Hope Will Mark Bill Rob Frank Joy"
).split()

FAMILY_NAMES = (
    "Smith Jones Patel Khan Garcia Martinez Nguyen Kim Lee Chen Wang Singh Brown Wilson Taylor "
    "Okafor Mensah Diallo Ndlovu Ivanov Petrova Novak Kowalski Andersson Hansen Nielsen Muller "
    "Schmidt Weber Rossi Bianchi Ferrari Dubois Moreau Laurent Silva Santos Costa Lopez "
    "Hernandez Rodriguez Murphy Kelly Byrne Campbell Stewart Evans Davies Hughes Tanaka Sato "
    "Suzuki Park Choi Tran Pham Ali Hussain Rahman Begum Ahmed Cohen Levy Goldberg Baker Cook "
    "Hunter Green White King Young Hill Wood Price Bell Cole Fox Rose May"
).split()
