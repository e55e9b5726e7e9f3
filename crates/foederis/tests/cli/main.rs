//! The command as its users meet it: arguments and files in; output, messages and exit codes out.
//!
//! One test program with a module per matter, so that it is linked once. The texts are invented for these tests.

mod common;

mod added_twice;
mod annotate;
mod bad_input;
mod bad_ledger;
mod contested;
mod encodings;
mod evidence;
mod explain;
mod exposure;
mod filters;
mod memory;
mod obligations;
mod order;
mod output_file;
mod pages;
mod postgres;
mod record;
mod review;
mod search;
mod show;
mod stories;
mod terminal;
mod text;
mod timeline;
mod train;
mod whereabouts;
mod who;
