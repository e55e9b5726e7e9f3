"""Writes src/lib/words/adjectives.json, the adjective of each state in English, Dutch and German, from the project's list of states."""

import json
import pathlib
import tomllib

here = pathlib.Path(__file__).resolve().parent.parent
states = tomllib.loads((here.parent / "knowledge/actors/states.toml").read_text(encoding="utf-8"))["state"]
# "Sovjet" and "hongkonger" do not inflect as the others do.
skip = {"SUN", "HKG"}
rows = {}
for state in states:
    adjectives = [(state.get("adjective", {}).get(language) or [""])[0] for language in ("en", "nl", "de")]
    if all(adjectives) and state["code"] not in skip:
        rows[state["code"]] = adjectives
lines = ",\n".join(f"  {json.dumps(code)}: {json.dumps(row, ensure_ascii=False)}" for code, row in rows.items())
(here / "src/lib/words/adjectives.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
