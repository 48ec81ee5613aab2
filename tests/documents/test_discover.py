from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from linter.documents.changes import ChangesError, changed_lines, parse_diff
from linter.documents.discover import discover
from linter.documents.kinds import kind_of
from linter.documents.options import ReadOptions
from linter.documents.post import Problem
from linter.documents.read import MAX_BYTES, read_bytes, read_file


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "site"
    for name in (
        "b.md", "a.md", "posts/2026/one.tweet", "posts/plan.csv", "posts/old.md", "image.png",
        "node_modules/x/readme.md", ".hidden/a.md", "package.json", "build/page.html", "notes.log",
        "posts/~$plan.xlsx",
    ):  # fmt: skip
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("To the 53 people", "utf-8")
    (root / ".gitignore").write_text("build/\n", "utf-8")
    (root / ".discreetignore").write_text("old.md\n", "utf-8")
    monkeypatch.chdir(root)
    return root


def found(*paths: str, **more: object) -> list[str]:
    return [path for path in discover(paths, **more) if isinstance(path, str)]  # type: ignore[arg-type]


def test_folders_are_searched_in_order(tree: Path) -> None:
    assert found(".") == ["a.md", "b.md", "posts/plan.csv", "posts/2026/one.tweet"]
    assert found("posts/") == ["posts/plan.csv", "posts/2026/one.tweet"]
    assert found("posts", "a.md", "posts/plan.csv")[-1] == "a.md"
    assert found(str(tree / "posts"))[0] == f"{tree.as_posix()}/posts/plan.csv"


def test_ignores_and_excludes_bind_named_files_too(tree: Path) -> None:
    assert found("posts/old.md", "build/page.html", "build") == []
    assert list(discover(["posts/old.md", "./build"])) == [("posts/old.md",), ("build",)]
    assert found("a.md", "b.md", exclude=["b.*"]) == ["a.md"]
    assert found(".", exclude=["posts/"]) == ["a.md", "b.md"]
    assert found("build/page.html", use_ignore_files=False) == ["build/page.html"]


def test_a_named_file_of_another_kind_is_taken_and_formats_widen_the_search(tree: Path) -> None:
    assert found("notes.log") == ["notes.log"]
    options = ReadOptions(formats=(("*.log", "text"),))
    assert "notes.log" in found(".", options=options)
    assert kind_of("x/notes.log", options) == "text"
    later = ReadOptions(formats=(("*.log", "text"), ("notes.*", "markdown")))
    assert kind_of("notes.log", later) == "markdown"
    assert kind_of("a.unknown") is None


def test_links_out_of_the_tree_are_not_followed(tree: Path) -> None:
    secret = tree.parent / "secret.md"
    secret.write_text("To the 53 people", "utf-8")
    (tree / "posts" / "link.md").symlink_to(secret)
    (tree / "posts" / "inner.md").symlink_to(tree / "a.md")
    (tree / "loop").symlink_to(tree)
    git("init", "-q", str(tree))
    names = found(".")
    assert "posts/inner.md" in names
    assert "posts/link.md" not in names
    assert not any(name.startswith("loop") for name in names)
    (problem,) = discover(["posts/link.md"])
    assert isinstance(problem, Problem)
    assert "symbolic link" in problem.message


def test_a_link_that_leads_nowhere_is_called_one(tree: Path) -> None:
    (tree / "dangling.md").symlink_to("nowhere.md")
    (problem,) = discover(["dangling.md"])
    assert isinstance(problem, Problem)
    assert problem.message.startswith("a symbolic link that leads nowhere")
    assert "dangling.md" not in found(".")


def test_what_is_not_there_is_a_problem_and_the_rest_goes_on(tree: Path) -> None:
    result = list(discover(["nope.md", "a.md", "a\0b"]))
    assert result[1] == "a.md"
    assert [item.path for item in result if isinstance(item, Problem)] == ["nope.md", "a?b"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("post/one.md", "there is no folder post, either"),
        ("post", "did you mean posts?"),
        ("./a.mdx", "did you mean a.md?"),
        ("posts/*.mdx", "name the folder, it is searched"),
        ("zzzzzz", "check the name"),
    ],
)
def test_what_is_not_there_tells_what_to_do(tree: Path, path: str, words: str) -> None:
    (problem,) = discover([path])
    assert isinstance(problem, Problem)
    assert words in problem.message


def test_files_that_cannot_be_read_are_problems(tree: Path) -> None:
    for path, words in (("nope.md", "no such file"), ("posts", "is a folder")):
        (problem,) = read_file(path).problems
        assert words in problem.message
    big = tree / "big.md"
    with big.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert "larger than" in read_file("big.md").problems[0].message


@pytest.mark.parametrize(
    ("data", "words", "line"),
    [
        (b"one\ntwo \xe9 three", "0xe9 at byte offset 8", 2),
        (b"\xef\xbb\xbfab\xff", "byte offset 5", 1),
        (b"\xff\xfea\x00\x00\xd8", "not valid UTF-16", None),
        ("Text\n".encode("utf-32"), "UTF-32 from byte offset 0", None),
        (b"a\0b", "NUL byte at byte offset 1", None),
    ],
)
def test_other_encodings_are_said_with_the_byte(data: bytes, words: str, line: int | None) -> None:
    (problem,) = read_bytes(data, "a.md").problems
    assert words in problem.message
    assert problem.line == line


def test_changed_lines_of_a_branch(tree: Path) -> None:
    git("init", "-q", "-b", "main", ".")
    (tree / "a.md").write_text("one\ntwo\nthree\nfour\n", "utf-8")
    (tree / "ü x.md").write_text("one\n", "utf-8")
    git("add", ".")
    git("commit", "-qm", "start")
    git("checkout", "-qb", "work")
    (tree / "a.md").write_text("one\n+++ b/b.md\n@@ -1 +1 @@\nthree\nfour\nfive\n", "utf-8")
    (tree / "ü x.md").write_text("one\ntwo\n", "utf-8")
    (tree / "b.md").unlink()
    git("add", "-A")
    git("commit", "-qm", "more")
    (tree / "new.md").write_text("all new\n", "utf-8")
    changes = changed_lines("main")
    root = tree.resolve().as_posix()
    assert changes[f"{root}/a.md"] == [(2, 3), (6, 6)]
    assert changes[f"{root}/ü x.md"] == [(2, 2)]
    assert changes[f"{root}/new.md"][0][0] == 1
    assert f"{root}/b.md" not in changes
    assert changed_lines("main..work") == {k: v for k, v in changes.items() if "new" not in k} | {
        f"{root}/new.md": changes[f"{root}/new.md"]
    }


def test_changed_lines_are_counted_as_the_reader_counts_them(tree: Path) -> None:
    """Git counts no carriage return as a line's end; the places of findings do."""
    git("init", "-q", "-b", "main", ".")
    source = b'Day,Copy\r\n1,"One\r\r\rtwo"\r\n2,Three\r\n3,Four\r\n'
    (tree / "a.csv").write_bytes(source)
    (tree / "old.txt").write_bytes(b"One.\rTwo.\rThree.\r")
    git("add", ".")
    git("commit", "-qm", "start")
    (tree / "a.csv").write_bytes(source.replace(b"Three", b"Nine of you"))
    (tree / "old.txt").write_bytes(b"One.\rTwo of you.\rThree.\r")
    changes = changed_lines("HEAD")
    root = tree.resolve().as_posix()
    assert changes[f"{root}/a.csv"] == [(6, 6)]
    ((first, last),) = changes[f"{root}/old.txt"]
    assert (first, last >= 3) == (1, True)


def test_a_reference_that_is_none_is_said(tree: Path) -> None:
    git("init", "-q", ".")
    for ref in ("--output=x", "nope", ""):
        with pytest.raises(ChangesError) as caught:
            changed_lines(ref)
        assert ref in str(caught.value)


def test_binary_and_quoted_names_in_a_diff() -> None:
    diff = (
        b'diff --git "a/t\\tx.md" "b/t\\tx.md"\n--- "a/t\\tx.md"\n+++ "b/t\\tx.md"\n'
        b"@@ -0,0 +1,2 @@\n+a\n+b\ndiff --git a/p.xlsx b/p.xlsx\n"
        b"Binary files a/p.xlsx and b/p.xlsx differ\n"
    )
    changes = parse_diff(diff)
    assert changes["t\tx.md"] == [(1, 2)]
    assert changes["p.xlsx"][0][0] == 1


@pytest.mark.parametrize(
    "lines",
    [
        "/*\n!*/\n!*.tweet\n",
        "*\n!*.csv\n!*/\n",
        "\ufeffa.md\r\nposts/**\r\n!posts/2026/\r\n!posts/2026/one.tweet\r\n",
        "po?ts/\n!posts/plan.csv\n",
        "**/2026/\nb.md \n#a.md\n!b.m[!e]\n",
    ],
)
def test_what_an_ignore_file_lets_in_again_is_read_as_git_reads_it(tree: Path, lines: str) -> None:
    git("init", "-q", ".")
    (tree / ".discreetignore").unlink()
    (tree / ".gitignore").write_bytes(lines.encode())
    names = ["a.md", "b.md", "posts/old.md", "posts/plan.csv", "posts/2026/one.tweet"]
    listed = subprocess.run(
        ["git", "ls-files", "-o", "--exclude-standard", *names], capture_output=True, check=True
    )
    wanted = set(listed.stdout.decode().split())
    assert set(found(".")) & set(names) == set(found(*names)) == wanted != set(names)


def test_a_hostile_ignore_file_takes_no_time(tree: Path) -> None:
    (tree / ".gitignore").write_text("*a" * 60 + "b\n" + "**/a/" * 60 + "b\n", "utf-8")
    (tree / ("a" * 200 + ".md")).write_text("Hello.", "utf-8")
    assert "a" * 200 + ".md" in found(".")


def commit(folder: Path, name: str, text: bytes) -> Path:
    (folder / name).write_bytes(text)
    git("-C", str(folder), "add", "-A")
    git("-C", str(folder), "commit", "-qm", "more")
    return folder / name


def test_changes_of_the_repositories_that_paths_lie_in(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("init", "-q", ".")
    file = commit(tree, "letter.md", b"one\r\ntwo\r\nthree\r\n")
    file.write_bytes(b"one\ntwo\n3\n")
    monkeypatch.chdir(tree.parent)
    assert changed_lines("HEAD", [str(file)]) == {file.as_posix(): [(3, 3)]}
    with pytest.raises(ChangesError, match="not inside a Git repository"):
        changed_lines("HEAD")


def test_changes_in_submodules(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tree.parent / "other"
    git("init", "-q", str(other))
    commit(other, "q.md", b"one\ntwo\n")
    git("init", "-q", ".")
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "sub")
    commit(tree, "letter.md", b"one\n")
    commit(tree / "sub", "q.md", b"one\n2\n")
    (tree / "sub" / "new.md").write_text("all\n")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")  # As in a hook.
    inside = {name: lines for name, lines in changed_lines("HEAD").items() if "/sub/" in name}
    assert inside[(tree / "sub" / "q.md").as_posix()] == [(2, 2)]
    assert inside[(tree / "sub" / "new.md").as_posix()][0][0] == 1
    assert set(inside) == {(tree / "sub" / name).as_posix() for name in ("q.md", "new.md")}


def test_git_is_heard_out(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q", ".")
    with pytest.raises(ChangesError, match="nothing is committed here yet"):
        changed_lines("HEAD")
    commit(tree, "letter.md", b"one\n")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(ChangesError, match=r"safe\.directory"):
        changed_lines("HEAD")
