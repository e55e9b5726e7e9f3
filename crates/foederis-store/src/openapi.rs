//! What no derive can tell: cursors, which are written as strings.

use crate::{Cursor, SearchCursor};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

fn cursor(about: &str) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).description(Some(about)).into()
}

impl PartialSchema for Cursor {
    fn schema() -> RefOr<Schema> {
        cursor("Where a listing goes on. Given back as it is; it means nothing else.")
    }
}

impl ToSchema for Cursor {}

impl PartialSchema for SearchCursor {
    fn schema() -> RefOr<Schema> {
        cursor("Where a search goes on. Given back as it is; it holds while nothing is added to the ledger.")
    }
}

impl ToSchema for SearchCursor {}
