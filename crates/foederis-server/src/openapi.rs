use utoipa::openapi::schema::AnyOf;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, InfoBuilder, LicenseBuilder, OpenApi, RefOr, Schema};

/// The description of the API, with what it is.
pub(crate) fn described(mut openapi: OpenApi) -> OpenApi {
    openapi.info = InfoBuilder::new()
        .title("Foederis")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "A ledger of the security system of a region: incidents, ties, claims and treaties, each with its sentence. \
             `as_of` asks for what held on a day, `known_on` for what was known on it. Lists have a cursor: hand `next` back as `after`.",
        ))
        .license(Some(LicenseBuilder::new().name("MIT OR Apache-2.0").build()))
        .build();
    // Hits of several kinds look the same where there are none.
    let hits = openapi.components.as_mut().and_then(|components| components.schemas.get_mut("Hits"));
    if let Some(RefOr::T(schema)) = hits
        && let Schema::OneOf(kinds) = schema
    {
        let mut any = AnyOf::new();
        any.items = std::mem::take(&mut kinds.items);
        any.description = kinds.description.take();
        *schema = Schema::AnyOf(any);
    }
    let token = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    openapi.components.get_or_insert_with(Components::new).add_security_scheme("token", token);
    openapi
}

/// The description of the API as JSON, for clients and for checks against it.
pub fn openapi() -> String {
    let (_, openapi) = crate::routes::all();
    described(openapi).to_pretty_json().unwrap_or_default()
}
