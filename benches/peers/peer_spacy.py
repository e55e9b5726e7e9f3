"""Trains spaCy and reads with it. Runs in the benchmark's own Python environment; `compare` starts it."""

import argparse
import json
import pathlib
import shutil
import sys
import time

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train as spacy_train
from spacy.tokens import Doc, DocBin

import treebank
from treebank import DEPREL, FEATS, FORM, HEAD, LEMMA, UPOS

PIPELINE = ["morphologizer", "trainable_lemmatizer", "parser"]

# Sentences that make a training document, as `spacy convert --n-sents 10` in spaCy's own treebank recipes.
TOGETHER = 10


class TimeIsUp(Exception):
    """The limit of processor time for training is reached."""


@spacy.registry.callbacks("foederis_peers.stop_after.v1")
def stop_after(seconds: float):
    def check(nlp, info):
        check.steps, check.epochs = info["step"], info["epoch"]
        if time.process_time() > seconds:
            raise TimeIsUp

    stop_after.last = check
    return check


def known(column):
    return "" if column == "_" else column


def tokens(sentence, merge):
    """(form, lemma, upos, feats, head, deprel, space) with heads counted from 0 in the sentence, -1 for the root.

    A token that stands for several words keeps them where they are pieces of it ("do", "n't"). Where they are not ("im" for
    "in dem"), `merge` makes one token of them, with everything as in the word that hangs on something outside.
    """
    words = sentence.words()
    space = [treebank.spaced(row) for row in words]
    rows = [(row[FORM], index) for index, row in enumerate(words)]
    where = list(range(len(words)))
    for first, last, row in reversed(list(sentence.ranges())):
        space[last] = treebank.spaced(row)
        if "".join(word[FORM] for word in words[first:last + 1]) == row[FORM]:
            space[first:last] = [False] * (last - first)
        elif merge:
            inside = range(first, last + 1)
            top = next(index for index in inside if int(words[index][HEAD]) - 1 not in inside)
            rows[first:last + 1] = [(row[FORM], top)]
            space[top] = space[last]
            for index in inside:
                where[index] = top
    place = {index: at for at, (_, index) in enumerate(rows)}
    found = []
    for form, index in rows:
        row = words[index]
        head = int(row[HEAD]) - 1
        found.append((
            form, known(row[LEMMA]), known(row[UPOS]), known(row[FEATS]),
            -1 if head < 0 else place[where[head]], "ROOT" if head < 0 else row[DEPREL], space[index],
        ))
    return found


def document(vocab, sentences, merge):
    columns = {"words": [], "lemmas": [], "pos": [], "morphs": [], "heads": [], "deps": [], "spaces": [], "sent_starts": []}
    for sentence in sentences:
        start = len(columns["words"])
        for at, (form, lemma, upos, feats, head, deprel, space) in enumerate(tokens(sentence, merge)):
            columns["words"].append(form)
            columns["lemmas"].append(lemma)
            columns["pos"].append(upos)
            columns["morphs"].append(feats)
            columns["heads"].append(start + (at if head < 0 else head))
            columns["deps"].append(deprel)
            columns["spaces"].append(space)
            columns["sent_starts"].append(at == 0)
    return Doc(vocab, **columns)


def documents(path, lang, output, training):
    """A treebank as spaCy's own binary format; gives the number of documents.

    In training "im" is seen both as it stands in the text and as the two words "in dem", since both are asked for later.
    """
    vocab = spacy.blank(lang).vocab
    found = DocBin(store_user_data=False)
    sentences = treebank.read(path)
    for start in range(0, len(sentences), TOGETHER):
        group = sentences[start:start + TOGETHER]
        whole = document(vocab, group, True)
        found.add(whole)
        if training:
            split = document(vocab, group, False)
            if len(split) != len(whole):
                found.add(split)
    found.to_disk(output)
    return len(found)


def train(options):
    folder = pathlib.Path(options.model)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    documents(options.train, options.lang, folder / "train.spacy", True)
    documents(options.dev, options.lang, folder / "dev.spacy", False)
    config = init_config(lang=options.lang, pipeline=PIPELINE, optimize="efficiency", gpu=False)
    config["training"]["before_update"] = {"@callbacks": "foederis_peers.stop_after.v1", "seconds": options.seconds}
    config["training"]["max_steps"] = options.steps
    config["training"]["patience"] = options.patience
    if options.epochs:
        config["training"]["max_epochs"] = options.epochs
    config.to_disk(folder / "config.cfg")
    paths = {"paths.train": str(folder / "train.spacy"), "paths.dev": str(folder / "dev.spacy")}
    ended = "patience"
    try:
        spacy_train(folder / "config.cfg", folder, overrides=paths)
    except TimeIsUp:
        ended = "time"
    last = stop_after.last
    if ended == "patience" and last.steps >= options.steps - 1:
        ended = "steps"
    shutil.rmtree(folder / "model-last", ignore_errors=True)
    for name in ("train.spacy", "dev.spacy"):
        (folder / name).unlink()
    size = sum(path.stat().st_size for path in (folder / "model-best").rglob("*") if path.is_file())
    print(json.dumps({"cpu_seconds": round(time.process_time()), "steps": last.steps, "epochs": last.epochs, "ended": ended, "bytes": size}))


def given(vocab, path):
    """Documents of one sentence each, with the words and the sentence's borders fixed."""
    for sentence in treebank.read(path):
        words = sentence.words()
        space = [treebank.spaced(row) for row in words]
        for first, last, row in sentence.ranges():
            if "".join(word[FORM] for word in words[first:last + 1]) == row[FORM]:
                space[first:last] = [False] * (last - first)
            space[last] = treebank.spaced(row)
        yield sentence, Doc(vocab, words=[row[FORM] for row in words], spaces=space, sent_starts=[at == 0 for at in range(len(words))])


def write_sentence(out, sentence, ranges=()):
    """The tokens of a sentence; white space that spaCy keeps as tokens is left out."""
    kept = [token for token in sentence if not token.text.isspace()]
    number = {token.i: at for at, token in enumerate(kept, 1)}
    above = {first: f"{first + 1}-{last + 1}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_\n" for first, last, form in ranges}
    for at, token in enumerate(kept):
        head = token.head
        while head.i not in number and head.head.i != head.i:
            head = head.head
        root = token.head.i == token.i or head.i not in number
        out.write(above.get(at, ""))
        out.write(treebank.write_row(
            at + 1, token.text, token.lemma_, token.pos_, str(token.morph), 0 if root else number[head.i],
            "root" if root else token.dep_, bool(token.whitespace_),
        ))
    if kept:
        out.write("\n")


def read(options):
    start, cpu = time.perf_counter(), time.process_time()
    nlp = spacy.load(pathlib.Path(options.model) / "model-best")
    load = {"load_seconds": time.perf_counter() - start, "load_cpu": time.process_time() - cpu}
    sources = None
    if options.kind == "words":
        pairs = list(given(nlp.vocab, options.input))
        sources, inputs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    else:
        text = pathlib.Path(options.input).read_text(encoding="utf-8")
        inputs = [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
    found = []
    start, cpu = time.perf_counter(), time.process_time()
    for doc in nlp.pipe(inputs):
        if options.output:
            found.append(doc)
    work = {"work_seconds": time.perf_counter() - start, "work_cpu": time.process_time() - cpu}
    if options.output:
        with open(options.output, "w", encoding="utf-8") as out:
            for at, doc in enumerate(found):
                if sources:
                    ranges = [(first, last, row[FORM]) for first, last, row in sources[at].ranges()]
                    write_sentence(out, doc, ranges)
                else:
                    for sentence in doc.sents:
                        write_sentence(out, sentence)
    print(json.dumps({**load, **work}))


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("train")
    command.add_argument("--lang", required=True)
    command.add_argument("--train", required=True)
    command.add_argument("--dev", required=True)
    command.add_argument("--model", required=True)
    command.add_argument("--seconds", type=float, required=True)
    command.add_argument("--steps", type=int, default=20000)
    command.add_argument("--patience", type=int, default=1600)
    command.add_argument("--epochs", type=int, default=0)
    command.set_defaults(run=train)
    command = commands.add_parser("read")
    command.add_argument("--model", required=True)
    command.add_argument("--input", required=True)
    command.add_argument("--kind", choices=["text", "words"], required=True)
    command.add_argument("--output")
    command.set_defaults(run=read)
    options = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    options.run(options)


if __name__ == "__main__":
    main()
