//! What is known of the conditions of alliances that a data set only says to exist.

use super::line_of;
use crate::problem::KnowledgeProblem;
use foederis_model::treaty::{Cited, Scope};
use serde::Deserialize;
use toml::Spanned;

/// The scopes of one file, or of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes {
    /// States that have or had territory in several parts of the world.
    pub overseas: Vec<String>,
    /// Scopes of alliances.
    pub scopes: Vec<Scope>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScopesFile {
    #[serde(default)]
    overseas: Vec<String>,
    #[serde(default)]
    scope: Vec<Spanned<Scope>>,
}

/// Reads the files below `alliances/` (path, text). What cannot be read is left out and reported.
pub fn read<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>, problems: &mut Vec<KnowledgeProblem>) -> Scopes {
    let mut all = Scopes::default();
    for (file, text) in files {
        let read = match toml::from_str::<ScopesFile>(text) {
            Ok(read) => read,
            Err(error) => {
                let line = error.span().map(|span| line_of(text, span.start));
                problems.push(KnowledgeProblem::new(file, line, error.message().to_owned()));
                continue;
            }
        };
        all.overseas.extend(read.overseas);
        for scope in read.scope {
            let line = line_of(text, scope.span().start);
            let mut scope = scope.into_inner();
            scope.at = Cited { file: file.to_owned(), line: u32::try_from(line).unwrap_or(u32::MAX) };
            if scope.against.is_none() && scope.territory.is_none() && scope.attackers.is_none() && scope.excluded.is_empty() {
                let message = format!("scope of {}: it limits nothing; expected against, territory, excluded or attackers", scope.atopid);
                problems.push(KnowledgeProblem::new(file, line, message));
            }
            if scope.citation.trim().is_empty() || scope.says.trim().is_empty() {
                problems.push(KnowledgeProblem::new(file, line, format!("scope of {}: expected says and citation", scope.atopid)));
            }
            all.scopes.push(scope);
        }
    }
    all
}
