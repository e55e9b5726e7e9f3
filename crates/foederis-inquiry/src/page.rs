//! Pages of a list that is counted.

/// Leaves of a list the items from a cursor on, at most so many, and tells the cursor of those that follow.
pub fn cut<T>(items: &mut Vec<T>, after: Option<usize>, limit: usize) -> Option<usize> {
    let from = after.unwrap_or(0).min(items.len());
    let until = from.saturating_add(limit).min(items.len());
    let next = (until < items.len()).then_some(until);
    items.truncate(until);
    items.drain(..from);
    next
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn pages_show_every_item_once() {
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let mut page = vec![1, 2, 3, 4, 5];
            after = cut(&mut page, after, 2);
            seen.extend(page);
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen, [1, 2, 3, 4, 5]);
        let mut beyond = vec![1];
        assert_eq!((cut(&mut beyond, Some(7), usize::MAX), beyond), (None, vec![]));
    }
}
