"""Runs the three systems and measures them. Standard library only."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

THREADS = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "RAYON_NUM_THREADS"]


def one_thread():
    """The environment in which libraries start one thread and leave no compiled files beside the scripts."""
    return {**os.environ, **{name: "1" for name in THREADS}, "PYTHONDONTWRITEBYTECODE": "1"}


def forget_parts(folder, made_from):
    """Keeps what a stopped training of UDPipe had done, unless it was done from something else."""
    note = folder / "made-from.json"
    text = json.dumps(made_from)
    if not note.exists() or note.read_text() != text:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        note.write_text(text)


def foederis(options, lang):
    """How Foederis is called: for running text or for given words; it writes to standard output."""
    models = ["--models", options.models] if options.models else []

    def command(kind, path, _output=None):
        given = ["--input", "conllu"] if kind == "words" else []
        return [options.foederis, "annotate", *models, "--jobs", "1", "--format", "conllu", *given, "--lang", lang, path]

    return command


def peer(python, here, system, model):
    """How a peer is called; it writes to a file where one is named, and what it measured to standard output."""

    def command(kind, path, output=None):
        to = ["--output", output] if output else []
        return [python, here / f"peer_{system}.py", "read", "--model", model, "--kind", kind, "--input", path, *to]

    return command


def accuracy(options, system, command, name, part):
    """What the scorer says of a set, read as running text and word by word."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="foederis-peers-") as folder:
        for kind in ("text", "words"):
            output = os.path.join(folder, f"{kind}.conllu")
            with open(output, "wb") as out:
                to = out if system == "foederis" else subprocess.DEVNULL
                asked = command(kind, part[kind], output)
                if subprocess.run(asked, stdout=to, stderr=subprocess.PIPE, env=one_thread()).returncode != 0:
                    again = subprocess.run(asked, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=one_thread())
                    sys.exit(f"compare: {system} could not read {name} ({kind}): {again.stderr.strip()[-2000:]}")
            scored = subprocess.run([sys.executable, options.scorer, part["gold"], output], capture_output=True, text=True)
            if scored.returncode != 0:
                sys.exit(f"compare: {system} on {name} ({kind}) cannot be scored: {scored.stderr.strip()[-2000:]}")
            found[kind] = json.loads(scored.stdout)
    return found


def speed(options, system, command, data):
    """The best of some runs over the long text: seconds of processor and clock, with and without loading, and memory."""
    runs = [run(options, command("text", data["text"])) for _ in range(options.runs)]
    best = min(runs, key=lambda one: one["cpu"])
    if system == "foederis":
        # The program does not say how long it loads: that is what it takes for a single word.
        starts = [run(options, command("text", data["one"])) for _ in range(options.runs)]
        start = min(starts, key=lambda one: one["cpu"])
        work, clock = best["cpu"] - start["cpu"], best["seconds"] - start["seconds"]
    else:
        best = min(runs, key=lambda one: one["said"]["work_cpu"])
        work, clock = best["said"]["work_cpu"], best["said"]["work_seconds"]
    # The whole program's own best run.
    whole = min(one["cpu"] for one in runs)
    return {
        "tokens_per_second": round(data["tokens"] / work),
        "tokens_per_second_with_loading": round(data["tokens"] / whole),
        "tokens_per_second_by_the_clock": round(data["tokens"] / clock),
        "load_seconds": round(whole - work, 3),
        "peak_mb": round(max(one["peak_mb"] for one in runs)),
    }


def run(options, command):
    """One run on one core; gives seconds by the clock, seconds of processor time, peak memory and what it printed."""
    core = None
    if hasattr(os, "sched_setaffinity"):
        core = max(os.sched_getaffinity(0)) if options.core is None else options.core
    pin = None if core is None else lambda: os.sched_setaffinity(0, {core})
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=one_thread(), preexec_fn=pin)
    last = b""
    while block := child.stdout.read1(1 << 20):
        last = (last + block)[-4096:]
    child.stdout.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if child.returncode != 0:
        sys.exit(f"compare: {' '.join(map(str, command))} ended with {child.returncode}")
    try:
        said = json.loads(last.decode("utf-8", "replace").splitlines()[-1])
    except (ValueError, IndexError):
        said = {}
    # Linux counts in KiB, macOS in bytes.
    peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {"seconds": seconds, "cpu": usage.ru_utime + usage.ru_stime, "peak_mb": peak, "said": said}
