//! Tokens, as a file beside the ledger keeps them: who has one, what it allows, and its hash. The token itself is shown once, when it is made.

use super::May;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};
use thiserror::Error;

/// A token without itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Whose it is.
    pub name: String,
    /// What it allows.
    pub may: May,
    /// BLAKE3 of the token. It has 256 random bits, so that a fast hash is no weakness.
    hash: String,
    /// The day on which it was made.
    pub added: String,
}

/// All tokens of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// By the time of their making.
    pub tokens: Vec<Token>,
}

/// What can go wrong with tokens.
#[derive(Debug, Error)]
pub enum TokenError {
    /// The file cannot be read or written.
    #[error("{}: {source}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It is no list of tokens.
    #[error("{} is no list of tokens: {source}", .path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: serde_json::Error,
    },
    /// Two cannot have one name.
    #[error("{name} has a token already; take it back first with: foederis token remove {name}")]
    Named {
        /// The name.
        name: String,
    },
    /// Nobody of this name has one.
    #[error("{name} has no token here")]
    Unknown {
        /// The name.
        name: String,
    },
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(String),
}

impl Tokens {
    /// Those of a file; none where there is no file.
    pub fn read(path: &Path) -> Result<Self, TokenError> {
        match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|source| TokenError::Form { path: path.to_owned(), source }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(TokenError::File { path: path.to_owned(), source }),
        }
    }

    /// Makes a token for somebody; it is to be handed over, for only its hash is kept.
    pub fn add(&mut self, name: &str, may: May, today: &str) -> Result<String, TokenError> {
        if self.tokens.iter().any(|token| token.name == name) {
            return Err(TokenError::Named { name: name.to_owned() });
        }
        let mut random = [0_u8; 32];
        getrandom::fill(&mut random).map_err(|error| TokenError::Random(error.to_string()))?;
        let token = random.iter().fold("foed_".to_owned(), |mut token, byte| {
            // Writing to a String does not fail.
            let _ = write!(token, "{byte:02x}");
            token
        });
        self.tokens.push(Token { name: name.to_owned(), may, hash: hash(&token), added: today.to_owned() });
        Ok(token)
    }

    /// Takes somebody's token back.
    pub fn remove(&mut self, name: &str) -> Result<(), TokenError> {
        let before = self.tokens.len();
        self.tokens.retain(|token| token.name != name);
        if self.tokens.len() == before { Err(TokenError::Unknown { name: name.to_owned() }) } else { Ok(()) }
    }

    /// What a token allows; nothing where it is not known. Hashes are compared, so the time that takes tells nothing of the token.
    pub fn find(&self, token: &str) -> Option<May> {
        let hash = hash(token);
        self.tokens.iter().find(|token| token.hash == hash).map(|token| token.may)
    }

    /// Writes the file, for its owner alone to read; it appears when it is complete.
    pub fn write(&self, path: &Path) -> Result<(), TokenError> {
        let failed = |source| TokenError::File { path: path.to_owned(), source };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Temporary files are readable to their owner alone.
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        serde_json::to_writer_pretty(&mut file, self).map_err(|source| TokenError::Form { path: path.to_owned(), source })?;
        file.write_all(b"\n").map_err(failed)?;
        file.persist(path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

fn hash(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::{May, TokenError, Tokens};

    #[test]
    fn a_token_is_shown_once_and_kept_as_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens");
        let mut tokens = Tokens::read(&path).unwrap();
        let anna = tokens.add("Anna", May::Write, "2026-11-22").unwrap();
        assert!(matches!(tokens.add("Anna", May::Read, "2026-11-22"), Err(TokenError::Named { .. })));
        tokens.write(&path).unwrap();
        let kept = std::fs::read_to_string(&path).unwrap();
        assert!(!kept.contains(&anna) && kept.contains("Anna"));
        let mut tokens = Tokens::read(&path).unwrap();
        assert_eq!(tokens.find(&anna), Some(May::Write));
        assert_eq!(tokens.find("foed_00"), None);
        tokens.remove("Anna").unwrap();
        assert_eq!(tokens.find(&anna), None);
    }
}
