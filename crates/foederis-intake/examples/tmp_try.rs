#![allow(missing_docs, clippy::all, clippy::pedantic, clippy::print_stdout, clippy::unwrap_used)]
use foederis_intake::*;
fn main() {
    let mut args = std::env::args().skip(1);
    let mode = args.next().unwrap();
    let limits = Limits::default();
    let mut right = std::collections::BTreeMap::<String,(u32,u32)>::new();
    for unit in Units::new(args.map(Into::into).collect(), limits.clone()) {
        let unit = match unit { Ok(u) => u, Err(p) => { println!("PROBLEM {p}"); continue } };
        match mode.as_str() {
            "json" => match read(&unit, &limits) {
                Ok(d) => println!("{}", serde_json::to_string(&serde_json::json!({"place": unit.place, "doc": d})).unwrap()),
                Err(p) => println!("{}", serde_json::json!({"place": unit.place, "problem": p.to_string()})),
            },
            "lang" => {
                let v: serde_json::Value = serde_json::from_slice(&unit.bytes).unwrap();
                let want = v["lang"].as_str().unwrap().to_owned();
                let got = identify(v["text"].as_str().unwrap());
                let e = right.entry(want.clone()).or_default();
                e.1 += 1;
                if got.code() == want { e.0 += 1 } else if std::env::var("V").is_ok() { println!("{want} -> {got}: {}", v["text"].as_str().unwrap().chars().take(60).collect::<String>()) }
            }
            _ => {}
        }
    }
    println!("{right:?}");
}
