"""CoNLL-U files: reading, and what the benchmark makes of them. Standard library only."""

import re

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)

# Alpino treebanks name the paragraph in the sentence's name: "wiki-12.p.3.s.4".
PARAGRAPH = re.compile(r"# sent_id = (.*)\.s\.\d+$")


class Sentence:
    """Comment lines and rows of ten columns, without empty nodes."""

    def __init__(self, comments, rows, new_paragraph):
        self.comments = comments
        self.rows = rows
        self.new_paragraph = new_paragraph

    def words(self):
        """The rows of syntactic words: "in" and "dem", not "im"."""
        return [row for row in self.rows if "-" not in row[ID]]

    def ranges(self):
        """(first, last, row) of each token that stands for several words, with numbers counted from 0."""
        for row in self.rows:
            if "-" in row[ID]:
                first, last = row[ID].split("-")
                yield int(first) - 1, int(last) - 1, row

    def tokens(self):
        """The rows of tokens as they stand in the text: "im", not "in" and "dem"."""
        inside = 0
        for row in self.rows:
            if "-" in row[ID]:
                inside = int(row[ID].split("-")[1])
                yield row
            elif int(row[ID]) > inside:
                yield row

    def text(self):
        """The `# text` line."""
        for comment in self.comments:
            if comment.startswith("# text = "):
                return comment[len("# text = "):]
        raise ValueError("a sentence without a # text line")


def spaced(row):
    """Whether a space follows the token."""
    return "SpaceAfter=No" not in row[MISC].split("|")


def read(path, limit=None):
    """The sentences of a file, or the first of them."""
    sentences, comments, rows, last = [], [], [], None
    new_paragraph = True
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
                named = PARAGRAPH.match(line)
                if line.startswith(("# newdoc", "# newpar")) or (named and named[1] != last):
                    new_paragraph = True
                if named:
                    last = named[1]
            elif line:
                row = line.split("\t")
                if len(row) != 10:
                    raise ValueError(f"{path}: a line with {len(row)} columns instead of 10: {line[:60]}")
                if "." not in row[ID]:
                    rows.append(row)
            elif rows:
                sentences.append(Sentence(comments, rows, new_paragraph))
                comments, rows, new_paragraph = [], [], False
                if len(sentences) == limit:
                    break
    if rows:
        sentences.append(Sentence(comments, rows, new_paragraph))
    return sentences


def raw_text(sentences):
    """The running text, with an empty line between paragraphs."""
    parts = []
    for sentence in sentences:
        if sentence.new_paragraph and parts:
            parts[-1] = "\n\n"
        parts.append(sentence.text())
        parts.append(" " if spaced(list(sentence.tokens())[-1]) else "")
    return "".join(parts).rstrip() + "\n"


def only_words(sentences):
    """CoNLL-U with nothing in it but the words: what a system gets that is told the tokens."""
    blocks = []
    for sentence in sentences:
        lines = []
        for row in sentence.rows:
            misc = "_" if spaced(row) else "SpaceAfter=No"
            lines.append("\t".join([row[ID], row[FORM], "_", "_", "_", "_", "_", "_", "_", misc]))
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def for_training(sentences):
    """The treebank itself without empty nodes, with `# newpar` where a paragraph begins."""
    blocks = []
    for sentence in sentences:
        comments = [comment for comment in sentence.comments if comment.startswith(("# newdoc", "# newpar", "# text = "))]
        if sentence.new_paragraph and not any(comment.startswith(("# newdoc", "# newpar")) for comment in comments):
            comments.insert(0, "# newpar")
        blocks.append("\n".join(comments + ["\t".join(row) for row in sentence.rows]) + "\n\n")
    return "".join(blocks)


def write_row(number, form, lemma, upos, feats, head, deprel, space):
    """One line of CoNLL-U; XPOS and DEPS stay empty."""
    misc = "_" if space else "SpaceAfter=No"
    return "\t".join([str(number), form, lemma or "_", upos or "_", "_", feats or "_", str(head), deprel or "_", "_", misc]) + "\n"
