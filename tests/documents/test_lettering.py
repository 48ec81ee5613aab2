"""Letters set in a type of their own are read as the plain ones, and cut from where they stand."""

import pytest

from .reading import cut, read

ALPHABETS = {
    "bold": "𝗙𝗼𝘂𝗿 𝗰𝗼𝗹𝗹𝗲𝗮𝗴𝘂𝗲𝘀 𝘀𝗹𝗲𝗽𝘁",
    "italic, with a gap that a letterlike sign fills": "𝐹𝑜𝑢𝑟 𝑐𝑜𝑙𝑙𝑒𝑎𝑔𝑢𝑒𝑠 𝑠𝑙𝑒𝑝𝑡",
    "script": "ℱℴ𝓊𝓇 𝒸ℴ𝓁𝓁ℯ𝒶ℊ𝓊ℯ𝓈 𝓈𝓁ℯ𝓅𝓉",
    "monospace": "𝙵𝚘𝚞𝚛 𝚌𝚘𝚕𝚕𝚎𝚊𝚐𝚞𝚎𝚜 𝚜𝚕𝚎𝚙𝚝",
    "full width": "Ｆｏｕｒ　ｃｏｌｌｅａｇｕｅｓ　ｓｌｅｐｔ",
    "small capitals": "Fᴏᴜʀ ᴄᴏʟʟᴇᴀɢᴜᴇꜱ ꜱʟᴇᴘᴛ",
    "circled": "Ⓕⓞⓤⓡ ⓒⓞⓛⓛⓔⓐⓖⓤⓔⓢ ⓢⓛⓔⓟⓣ",
    "underlined": "F̲o̲u̲r̲ c̲o̲l̲l̲e̲a̲g̲u̲e̲s̲ s̲l̲e̲p̲t̲",
}


@pytest.mark.parametrize("words", ALPHABETS.values(), ids=ALPHABETS.keys())
@pytest.mark.parametrize(
    ("path", "around"),
    [
        ("a.md", "# News\n\nIt is said that {}.\n"),
        ("a.txt", "It is said that {}."),
        ("a.html", "<p>It is said that {}.</p>"),
        ("a.csv", 'Date,Copy\n1/4,"It is said that {}."\n'),
        ("a.yaml", "caption: >\n  It is said\n  that {}.\n"),
        ("a.json", '{{"caption": "It is said that {}."}}'),
    ],
)
def test_set_letters_are_read_as_plain_ones(path: str, around: str, words: str) -> None:
    (post,) = read(around.format(words), path).posts
    assert "It is said that Four colleagues slept." in post.text
    assert not post.foreign
    for plain, written in zip(("Four", "colleagues", "slept"), words.split(), strict=True):
        # A line below the last letter is cut away with what ends the word.
        assert cut(post, plain).rstrip("\u0332") == written.rstrip("\u0332")


def test_a_post_wholly_in_capitals_of_squares() -> None:
    (post,) = read("🅵🅾🆄🆁 🅾🅵 🆈🅾🆄 🆂🅻🅴🅿🆃", "a.txt").posts
    assert (post.text, post.foreign) == ("FOUR OF YOU SLEPT", False)


@pytest.mark.parametrize("sign", ["ℹ️", "ℹ", "Ⓜ️", "🅿️", "🅰️🅱️", "™", "x²", "№", "①"])
def test_a_sign_by_itself_is_no_letter(sign: str) -> None:
    (post,) = read(f"Parking here {sign} is free.", "a.txt").posts
    assert sign in post.text
