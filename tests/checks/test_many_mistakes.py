"""Whatever staff get wrong is told in one build, each with its file and line, and without a traceback."""

from tests.support.project import Project


def test_many_mistakes_are_told_in_one_build(project: Project) -> None:
    project.edit("docs/massage.ja.md", "description: ", "descripton: ")
    project.edit("docs/exercise.md", "reviewed: 2026-11-24", "reviewed: soon")
    project.edit("docs/together.md", "exercise.md#safety", "exercise.md#safe")
    project.edit("docs/privacy.ja.md", "[ご予約・お問い合わせ](booking.md)", "[こちら](contact.md)")
    project.edit("docs/index.md", "A large review", "![A stone](https://images.example.com/p.jpg) A large review")
    project.write("docs/customers.xlsx", "x")
    (project.root / "docs/accessibility.md").write_bytes("睡眠です。".encode("shift_jis"))
    built = project.build(delivered=False)
    assert built.returncode != 0
    assert "Traceback" not in built.stderr
    for words in (
        "descripton という項目はありません。description のことですか。",
        "reviewed: “soon” does not fit; expected a date",
        "the link exercise.md#safe leads to a section that does not exist.",
        "「こちら」では行き先がわかりません。",
        "リンク contact.md の行き先のページやファイルがありません。",
        "this picture lies on another site",
        "docs/customers.xlsx:1  everything in docs/ is published",
        "docs/accessibility.md:1  the file is not saved as UTF-8",
    ):
        assert built.stderr.count(words) == 1, built.stderr
