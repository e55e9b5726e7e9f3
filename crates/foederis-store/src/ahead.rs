//! Two threads at one list: what needs no ledger is done ahead, so that the one that writes need not wait for it.

use std::sync::mpsc::sync_channel;
use std::thread;

/// How far ahead things are made ready; more would only take memory.
const AHEAD: usize = 64;
/// Fewer are not worth a thread.
const FEW: usize = 8;

/// Makes each item ready on another thread and takes it on this one, both in their order, up to the first error.
pub(crate) fn ahead<'i, I: Sync, R: Send, T, E>(
    items: &'i [I],
    mut ready: impl FnMut(&'i I) -> R + Send,
    mut take: impl FnMut(R) -> Result<T, E>,
) -> Result<Vec<T>, E> {
    if items.len() <= FEW {
        return items.iter().map(|item| take(ready(item))).collect();
    }
    thread::scope(|scope| {
        let (send, receive) = sync_channel(AHEAD);
        // Nobody receives any longer after an error.
        scope.spawn(move || items.iter().try_for_each(|item| send.send(ready(item))));
        receive.iter().map(take).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, FEW, ahead};

    #[test]
    fn everything_is_taken_in_its_order_up_to_the_first_error() {
        for length in [0, 1, FEW, FEW + 1, AHEAD * 3] {
            let items: Vec<usize> = (0..length).collect();
            let doubled: Result<Vec<usize>, ()> = ahead(&items, |item| item * 2, Ok);
            assert_eq!(doubled, Ok(items.iter().map(|item| item * 2).collect()));
            let mut taken = 0;
            let failed = ahead(
                &items,
                |item| *item,
                |item| {
                    taken += 1;
                    if item == 5 { Err(item) } else { Ok(()) }
                },
            );
            assert_eq!(failed.is_err(), length > 5);
            assert_eq!(taken, length.min(6));
        }
    }
}
