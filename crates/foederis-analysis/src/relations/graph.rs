//! The network of ties on a day, for programs that draw and count networks.

use super::{Relation, Standing};
use foederis_model::TieType;
use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::HashSet;
use std::fmt::Write as _;

/// Who is tied to whom on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Network {
    /// The day.
    #[serde(serialize_with = "day")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub as_of: Date,
    /// Everyone at an end of a tie, by name.
    pub nodes: Vec<String>,
    /// The ties, by id.
    pub edges: Vec<Edge>,
}

/// A tie as it stands on that day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Edge {
    /// The tie's id: `arms-supply:RUS:AZE`.
    pub id: String,
    /// The type.
    #[serde(rename = "type")]
    pub tie_type: TieType,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Whether the direction means something.
    pub directed: bool,
    /// How it stands.
    pub standing: Standing,
    /// The treaty, route or weapon named most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub via: Option<String>,
    /// How many reports speak of it.
    pub reports: usize,
}

impl Edge {
    /// A tie with how it stands.
    pub fn of(relation: &Relation, standing: Standing) -> Self {
        let ends = [relation.from.clone(), relation.to.clone()];
        Self::new(relation.tie_type, ends, standing, relation.via.first().cloned(), relation.statements.len())
    }

    /// A tie between these two ends, of which so many reports speak.
    pub fn new(tie_type: TieType, [from, to]: [String; 2], standing: Standing, via: Option<String>, reports: usize) -> Self {
        Self {
            id: format!("{}:{from}:{to}", tie_type.code()),
            tie_type,
            from,
            to,
            directed: !tie_type.is_symmetric(),
            standing,
            via,
            reports,
        }
    }
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

impl Network {
    /// The ties that stand on a day. What is only possible, denied, over or to come is left out unless `all` is asked for.
    pub fn on(relations: &[Relation], as_of: Date, all: bool) -> Self {
        let standing = relations.iter().map(|relation| (relation, relation.on(as_of)));
        let edges = standing.filter(|(_, standing)| all || standing.stands()).map(|(relation, standing)| Edge::of(relation, standing));
        Self::of(as_of, edges.collect())
    }

    /// These edges, with everyone at their ends.
    pub fn of(as_of: Date, mut edges: Vec<Edge>) -> Self {
        edges.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        // Few nodes, many edges.
        let nodes: HashSet<&String> = edges.iter().flat_map(|edge| [&edge.from, &edge.to]).collect();
        let mut nodes: Vec<String> = nodes.into_iter().cloned().collect();
        nodes.sort_unstable();
        Self { as_of, nodes, edges }
    }

    /// As [GraphML](http://graphml.graphdrawing.org/), which Gephi, yEd, igraph and `NetworkX` read.
    pub fn graphml(&self) -> String {
        let mut out =
            String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        for (name, kind) in [("type", "string"), ("standing", "string"), ("via", "string"), ("reports", "int")] {
            // Writing to a String does not fail, here and below.
            let _ = writeln!(out, "  <key id=\"{name}\" for=\"edge\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
        }
        let _ = writeln!(out, "  <graph id=\"{}\" edgedefault=\"directed\">", self.as_of);
        for node in &self.nodes {
            let _ = writeln!(out, "    <node id=\"{}\"/>", xml(node));
        }
        for edge in &self.edges {
            let _ = writeln!(
                out,
                "    <edge id=\"{}\" source=\"{}\" target=\"{}\" directed=\"{}\">",
                xml(&edge.id),
                xml(&edge.from),
                xml(&edge.to),
                edge.directed
            );
            let reports = edge.reports.to_string();
            let data =
                [("type", edge.tie_type.code()), ("standing", edge.standing.code()), ("via", edge.via.as_deref().unwrap_or_default())];
            for (key, value) in data.into_iter().chain([("reports", reports.as_str())]).filter(|(_, value)| !value.is_empty()) {
                let _ = writeln!(out, "      <data key=\"{key}\">{}</data>", xml(value));
            }
            out.push_str("    </edge>\n");
        }
        out.push_str("  </graph>\n</graphml>\n");
        out
    }

    /// In the DOT language, which Graphviz draws.
    pub fn dot(&self) -> String {
        let mut out = format!("digraph \"{}\" {{\n", self.as_of);
        for node in &self.nodes {
            let _ = writeln!(out, "  {};", quoted(node));
        }
        for edge in &self.edges {
            let direction = if edge.directed { "" } else { ", dir=none" };
            let style = if edge.standing == Standing::Holds { "" } else { ", style=dashed" };
            let label = quoted(edge.tie_type.code());
            let _ = writeln!(out, "  {} -> {} [label={label}{direction}{style}];", quoted(&edge.from), quoted(&edge.to));
        }
        out.push_str("}\n");
        out
    }
}

/// Text within XML. Characters that XML cannot hold are left out.
fn xml(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
        out
    })
}

/// A string of the DOT language.
fn quoted(text: &str) -> String {
    let inner: String = text.chars().filter(|c| !c.is_control()).collect();
    format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\""))
}
