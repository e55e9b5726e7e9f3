//! Takes the built pages (`ui/dist`) into the program, each with its hash and its compressed form. Nothing is built here: without pages the program says how
//! to get them.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let dist = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../ui/dist");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", dist.display());
    let mut files = Vec::new();
    if dist.join("index.html").exists() {
        walk(&dist, &dist, &mut files)?;
    }
    files.sort();
    let mut list = String::from("&[\n");
    for (number, (name, path)) in files.iter().enumerate() {
        let bytes = fs::read(path)?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&bytes)?;
        let packed = encoder.finish()?;
        let etag = blake3::hash(&bytes).to_hex();
        // What does not get smaller is sent as it is.
        let gzip = if packed.len() < bytes.len() {
            let place = out.join(format!("{number}.gz"));
            fs::write(&place, packed)?;
            format!("Some(include_bytes!(r#\"{}\"#))", place.display())
        } else {
            "None".to_owned()
        };
        let path = path.canonicalize()?;
        let (path, etag) = (path.display(), &etag[..32]);
        let _ =
            writeln!(list, "    Asset {{ path: {name:?}, etag: \"\\\"{etag}\\\"\", plain: include_bytes!(r#\"{path}\"#), gzip: {gzip} }},");
    }
    list.push_str("]\n");
    fs::write(out.join("assets.rs"), list)
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(root, &path, files)?;
        } else if let Ok(name) = path.strip_prefix(root) {
            let name = format!("/{}", name.to_string_lossy().replace('\\', "/"));
            // Maps of the source are for whoever develops the pages.
            if !name.starts_with("/.") && path.extension().is_none_or(|ending| ending != "map") {
                files.push((name, path));
            }
        }
    }
    Ok(())
}
