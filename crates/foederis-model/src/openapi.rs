//! What no derive can tell: types that are written as strings, or as lists that may hold a word for all.

use crate::treaty::{Against, Area, Parties};
use crate::{Actor, Language, Role};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A string that is one of these codes. What each of them means stands in the description, for a schema has no other place for it.
pub(crate) fn codes(about: &[&str], codes: &[(&str, &[&str])]) -> RefOr<Schema> {
    let joined = |lines: &[&str]| lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n");
    let means: Vec<String> = codes.iter().map(|(code, means)| format!("- `{code}`: {}", joined(means))).collect();
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(codes.iter().map(|(code, _)| *code)))
        .description(Some(format!("{}\n\n{}", joined(about), means.join("\n"))))
        .into()
}

fn text(about: impl Into<String>, examples: &[&str]) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description(Some(about)).examples(examples.iter().copied())
}

impl PartialSchema for Actor {
    fn schema() -> RefOr<Schema> {
        let roles = Role::ALL.map(Role::code).join(", ");
        let about = format!(
            "An actor: `BASE` or `BASE/role`. A state's base is its ISO 3166-1 alpha-3 code, a body's its acronym, anyone else's the \
             usual English name. Roles: {roles}."
        );
        text(about, &["ARM/gov", "CSTO", "Institute for the Study of War"]).into()
    }
}

impl ToSchema for Actor {}

impl PartialSchema for Language {
    fn schema() -> RefOr<Schema> {
        let about = "A language, by its ISO 639 code: `nl`, `de` and `en` are read, others kept; `und` where it could not be told.";
        text(about, &["nl", "de", "en", "und"]).into()
    }
}

impl ToSchema for Language {}

impl PartialSchema for Parties {
    fn schema() -> RefOr<Schema> {
        let about = "Codes of parties, or the one word `all`.";
        ArrayBuilder::new().items(text("A code, or `all`.", &["all", "ARM"])).description(Some(about)).into()
    }
}

impl ToSchema for Parties {}

impl PartialSchema for Against {
    fn schema() -> RefOr<Schema> {
        let about =
            "Codes of those against whom alone it holds, or one word: `all`; `unrecorded` where it is limited and to whom is not recorded.";
        ArrayBuilder::new().items(text("A code, `all` or `unrecorded`.", &["all", "SUN"])).description(Some(about)).into()
    }
}

impl ToSchema for Against {}

impl PartialSchema for Area {
    fn schema() -> RefOr<Schema> {
        let about = "Where an attack must be, or must not: `anywhere`; `parties`, what belongs to a party by law; `administered`, what a party holds \
                     in fact; else a state's code, or a place's English name.";
        text(about, &["parties", "ARM", "Mediterranean Sea"]).into()
    }
}

impl ToSchema for Area {}
