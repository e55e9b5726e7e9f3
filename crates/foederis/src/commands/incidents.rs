use super::list::{check, print};
use crate::cli::Incidents;
use crate::exit::Exit;
use crate::render::Renderer;
use foederis_model::EventType;

/// `foederis incidents`
pub fn run(args: &Incidents, colours: bool) -> miette::Result<Exit> {
    check::<EventType>(&args.list.filters)?;
    print(
        &args.list,
        "incident",
        |ledger, filter, page| ledger.incidents(filter, args.contested, page),
        |incident| Renderer::new(colours).incident(incident),
    )
}
