use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

/// Where a ledger is: a file, or a database of a `PostgreSQL` server.
///
/// What begins with `postgres://` or `postgresql://` is an address of a server, anything else the path of a file. Neither a message nor a
/// debugger's print shows a password: as text, an address has none.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(Place);

#[derive(Clone, PartialEq, Eq)]
enum Place {
    File(PathBuf),
    Server(String),
}

impl Address {
    /// The file, if it is one.
    pub fn file(&self) -> Option<&Path> {
        match &self.0 {
            Place::File(path) => Some(path),
            Place::Server(_) => None,
        }
    }

    /// The address of a server as it was given, password and all: for the driver alone.
    #[cfg(feature = "postgres")]
    pub(crate) fn server(&self) -> Option<&str> {
        match &self.0 {
            Place::File(_) => None,
            Place::Server(address) => Some(address),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::File(path) => path.display().fmt(f),
            Place::Server(address) => f.write_str(&shown(address)),
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<OsString> for Address {
    fn from(given: OsString) -> Self {
        let is_server = |text: &&str| SCHEMES.iter().any(|scheme| text.starts_with(scheme));
        match given.to_str().filter(is_server) {
            Some(address) => Self(Place::Server(address.to_owned())),
            None => Self(Place::File(given.into())),
        }
    }
}

impl From<&Path> for Address {
    fn from(path: &Path) -> Self {
        Self::from(path.as_os_str().to_owned())
    }
}

impl From<&PathBuf> for Address {
    fn from(path: &PathBuf) -> Self {
        Self::from(path.as_path())
    }
}

impl From<&str> for Address {
    fn from(text: &str) -> Self {
        Self::from(OsString::from(text))
    }
}

impl From<&Self> for Address {
    fn from(address: &Self) -> Self {
        address.clone()
    }
}

const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];

/// The address without its password. Where it is not written as it should be, a sign of it left out is better than a secret shown.
fn shown(address: &str) -> String {
    let begins = address.find("://").map_or(0, |at| at + "://".len());
    let (scheme, rest) = address.split_at(begins);
    // The name of a host has no @, a password may have.
    let rest = match rest.rsplit_once('@') {
        Some((who, rest)) => format!("{}@{rest}", who.split(':').next().unwrap_or_default()),
        None => rest.to_owned(),
    };
    let (place, settings) = rest.split_once('?').unwrap_or((&rest, ""));
    let settings: Vec<&str> = settings.split('&').filter(|setting| !setting.is_empty() && !setting.starts_with("password")).collect();
    let sign = if settings.is_empty() { "" } else { "?" };
    format!("{scheme}{place}{sign}{}", settings.join("&"))
}

#[cfg(test)]
mod tests {
    use super::Address;
    use std::path::Path;

    #[test]
    fn a_password_is_never_shown() {
        for (given, shown) in [
            ("postgres://anna:geheim@db.example/reports", "postgres://anna@db.example/reports"),
            ("postgresql://anna:geheim@[::1]:5433/reports?schema=desk", "postgresql://anna@[::1]:5433/reports?schema=desk"),
            ("postgres://anna@db.example/reports?password=geheim&schema=desk", "postgres://anna@db.example/reports?schema=desk"),
            ("postgres://anna:ge@he/im?@db.example/reports", "postgres://anna@db.example/reports"),
            ("postgres://anna:geheim@", "postgres://anna@"),
            ("postgres://%2Frun%2Fpostgresql/reports", "postgres://%2Frun%2Fpostgresql/reports"),
        ] {
            let address = Address::from(given);
            assert_eq!((address.to_string(), address.file()), (shown.to_owned(), None));
            assert!(!format!("{address:?}").contains("geheim"));
        }
    }

    #[test]
    fn anything_else_is_a_file() {
        for given in ["ledger.foederis", "/data/postgres:/x", "postgres:/x", "postgres"] {
            assert_eq!(Address::from(given).file(), Some(Path::new(given)));
        }
    }
}
