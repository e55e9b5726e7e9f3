"""Trains UDPipe 1 and reads with it. Runs in the benchmark's own Python environment; `compare` starts it."""

import argparse
import json
import pathlib
import sys
import time

import ufal.udpipe as udpipe


def sentences(path):
    """A CoNLL-U file as UDPipe's trainer wants it."""
    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText(pathlib.Path(path).read_text(encoding="utf-8"))
    problem, found = udpipe.ProcessingError(), udpipe.Sentences()
    sentence = udpipe.Sentence()
    while reader.nextSentence(sentence, problem):
        found.append(sentence)
        sentence = udpipe.Sentence()
    if problem.occurred():
        sys.exit(f"UDPipe cannot read {path}: {problem.message}")
    return found


def train(options):
    """Tokeniser, tagger and parser one after the other, each kept in a file: what was done is not done again."""
    folder = pathlib.Path(options.model)
    folder.mkdir(parents=True, exist_ok=True)
    none = udpipe.Trainer.NONE
    took, parts = {}, {"tokenizer": none, "tagger": none, "parser": none}
    asked = {"tokenizer": options.tokenizer, "tagger": options.tagger, "parser": options.parser}
    data = sentences(options.train)
    for part in parts:
        # The parser learns from what the tagger says: its name tells both settings.
        name = "-".join([part, asked["tagger"], asked["parser"]] if part == "parser" else [part, asked[part]]).rstrip("-")
        path, seconds = folder / f"{name}.udpipe", folder / f"{name}.seconds"
        if not path.exists():
            start = time.process_time()
            settings = {**parts, part: asked[part]}
            if part == "parser":
                settings["tokenizer"] = none
            model = learn(data, settings)
            seconds.write_text(str(round(time.process_time() - start)))
            write(path, model)
        took[part] = int(seconds.read_text())
        parts[part] = f"from_model=file:{path}"
    write(folder / "model.udpipe", learn(data, parts))
    print(json.dumps({"cpu_seconds": took, "bytes": (folder / "model.udpipe").stat().st_size}))


def learn(data, settings):
    problem = udpipe.ProcessingError()
    model = udpipe.Trainer.train(
        "morphodita_parsito", data, udpipe.Sentences(), settings["tokenizer"], settings["tagger"], settings["parser"], problem
    )
    if problem.occurred() or not model:
        sys.exit(f"UDPipe cannot train: {problem.message}")
    return model


def write(path, model):
    """All or nothing: a run that is stopped leaves no half model behind."""
    part = path.with_suffix(".part")
    part.write_bytes(bytes(model))
    part.rename(path)


def read(options):
    start, cpu = time.perf_counter(), time.process_time()
    model = udpipe.Model.load(str(pathlib.Path(options.model) / "model.udpipe"))
    if model is None:
        sys.exit(f"UDPipe cannot load {options.model}")
    load = {"load_seconds": time.perf_counter() - start, "load_cpu": time.process_time() - cpu}
    text = pathlib.Path(options.input).read_text(encoding="utf-8")
    kind = "conllu" if options.kind == "words" else "tokenize"
    pipeline = udpipe.Pipeline(model, kind, udpipe.Pipeline.DEFAULT, udpipe.Pipeline.DEFAULT, "conllu")
    problem = udpipe.ProcessingError()
    start, cpu = time.perf_counter(), time.process_time()
    read_text = pipeline.process(text, problem)
    work = {"work_seconds": time.perf_counter() - start, "work_cpu": time.process_time() - cpu}
    if problem.occurred():
        sys.exit(f"UDPipe cannot read {options.input}: {problem.message}")
    if options.output:
        pathlib.Path(options.output).write_text(read_text, encoding="utf-8")
    print(json.dumps({**load, **work}))


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("train")
    command.add_argument("--train", required=True)
    command.add_argument("--model", required=True)
    for part in ("tokenizer", "tagger", "parser"):
        command.add_argument(f"--{part}", default="")
    command.set_defaults(run=train)
    command = commands.add_parser("read")
    command.add_argument("--model", required=True)
    command.add_argument("--input", required=True)
    command.add_argument("--kind", choices=["text", "words"], required=True)
    command.add_argument("--output")
    command.set_defaults(run=read)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
