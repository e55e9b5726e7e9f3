"""The table. Standard library only."""

NAMES = {"foederis": "Foederis", "spacy": "spaCy", "udpipe": "UDPipe 1"}
LANGUAGES = {"nl": "Dutch", "de": "German", "en": "English"}

HEAD = [
    "set", "system", "tokens", "sentences", "UPOS", "lemmas", "UAS", "LAS", "UPOS, words given", "lemmas, w. g.", "UAS, w. g.", "LAS, w. g.",
    "tokens/s", "with loading", "peak MB",
]


def markdown(result):
    lines = []
    if result["settings"]["quick"]:
        lines += ["**Made with --quick: nothing here means anything.**", ""]
    lines += ["| " + " | ".join(HEAD) + " |", "|---|---" + "|---:" * (len(HEAD) - 2) + "|"]
    for name, counts in result["sets"].items():
        first = f"{name} ({counts['sentences']:,} sentences, {counts['words']:,} words)"
        for system, found in result["accuracy"][name].items():
            text, words, speed = found["text"], found["words"], result["speed"][counts["lang"]][system]
            cells = [first, NAMES[system]]
            cells += [percent(text[key]) for key in ("tokens", "sentences", "upos", "lemmas", "uas", "las")]
            cells += [percent(words[key]) for key in ("upos", "lemmas", "uas", "las")]
            cells += [f"{speed['tokens_per_second']:,}", f"{speed['tokens_per_second_with_loading']:,}", f"{speed['peak_mb']:,}"]
            lines.append("| " + " | ".join(cells) + " |")
            first = ""
    return "\n".join([*lines, "", *notes(result)])


def percent(value):
    return f"{100 * value:.2f}"


def notes(result):
    versions, machine = result["versions"], result["machine"]
    systems = [system for system in NAMES if versions.get({"udpipe": "ufal.udpipe"}.get(system, system))]
    said = ", ".join(f"{NAMES[system]} {versions[{'udpipe': 'ufal.udpipe'}.get(system, system)]}" for system in systems)
    counted = ", ".join(f"{LANGUAGES[lang]} {speed['tokens']:,}" for lang, speed in result["speed"].items())
    lines = [
        f"- {result['date']}, one core of {machine['cores']} ({machine['processor']}), {machine['system']}; {said}; Python {versions['python']}.",
        "- F1 in percent: first on running text, where the borders of tokens and sentences must be found, then with gold words and sentences given.",
        f"- Tokens a second of processor time, best of {result['settings']['runs']}, without and with loading, for a language's sets together,"
        f" repeated ({counted} tokens).",
    ]
    learned = ", ".join(f"{part['file']} {part['sentences']:,} sentences, {part['words']:,} words" for part in result["training"].values())
    lines.append(f"- Learned from: {learned}. Foederis learns from more than that; see README.md.")
    lines += training(result)
    busy = [
        f"{NAMES[system]} {lang}"
        for lang, speeds in result["speed"].items()
        for system, speed in speeds.items()
        if system != "tokens" and speed["tokens_per_second_by_the_clock"] < 0.9 * speed["tokens_per_second"]
    ]
    if busy:
        lines.append(f"- The machine was busy with other work ({', '.join(busy)}): by the clock it took longer than the processor time counted here.")
    return lines


def training(result):
    """How the peers were trained, and what cut it short."""
    lines, short = [], result["settings"]["udpipe_iterations"]
    ends = {"patience": "until nothing was gained any more", "time": "the limit", "steps": "the limit of steps"}
    spacy = [
        f"{key.split('-')[1]} {said['cpu_seconds'] / 60:.0f} min, {said['steps']:,} steps ({ends[said['ended']]})"
        for key, said in result["trained"].items() if key.startswith("spacy-")
    ]
    udpipe = [f"{key.split('-')[1]} {sum(said['cpu_seconds'].values()) / 60:.0f} min" for key, said in result["trained"].items() if key.startswith("udpipe-")]
    if spacy:
        lines.append(f"- spaCy was trained by its own defaults for small CPU pipelines: {'; '.join(spacy)}.")
    if udpipe:
        how = f"its defaults, but the parser with {short} iterations instead of 10" if short else "its defaults"
        lines.append(f"- UDPipe was trained by {how}: {'; '.join(udpipe)}.")
    return lines
