"""Whether a sentence denies a word: “does not cure” and 「治るわけではありません」 promise nothing."""

import re

from practice_site.content.data_files import Language

_FARTHEST = 6  # words between a denial and what it denies
_NOT = {"not", "no", "never", "cannot", "nobody", "nothing", "neither", "nor"}
# Here something else begins, or the denial turns round: “not only”, “no doubt”, “you cannot believe how we”.
_TURNS = {
    *("but", "because", "so", "if", "when", "how", "why", "who", "which", "and", "until", "unless", "than"),
    *("only", "just", "merely", "simply", "doubt", "question", "wonder", "secret", "other", "else", "believe", "wait"),
    *("i", "we", "my", "our"),
}
_AFTER = re.compile(
    r"(?!のは)(?:(?!、(?!と)|(?<!も)ので|から|ため|けれど|ますが|ですが|して|心配|必要).){0,15}?"
    r"(?:(?:では|は|が|も)?(?:ありません|あるまい)|(?:では|も|は)(?:ない|なく)|"
    r"(?:言|い)え(?:ません|ない)|(?:限|かぎ)(?:りません|らない)|(?:でき|出来)(?:ません|ない)|"
    r"(?:しま|いたしま|致しま)せん|(?:起こり|起き)ません|ないで(?:ください|下さい)|しないで)"
)


def denied(sentence: str, start: int, end: int, language: Language) -> bool:
    """Tell whether a sentence denies the word that stands in it from `start` to `end`."""
    if language == "ja":
        return bool(_AFTER.match(sentence, end))
    words = sentence[:start].split()[-_FARTHEST - 2 :]
    listed = False  # “does not diagnose, treat or cure” is one list
    for place in range(len(words) - 1, max(-1, len(words) - _FARTHEST - 2), -1):
        word = words[place].strip("“”\"'()")
        bare = word.rstrip(",;:—–")
        listed = listed or bare == "or"
        if bare in _TURNS or (word != bare and not (listed and word == f"{bare},")):
            return False
        if bare in _NOT or bare.endswith("n't"):
            return not (place and words[place - 1] == "why")
    return False
