//! The way from card to card inside the one card that is open: on to what it names, and back.

/// Cards behind each other at most, the first among them: deeper down readers no longer know where they came from.
pub const DEPTH: usize = 3;

/// Where a card was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// CSS pixels that it was scrolled.
    pub scroll: i32,
    /// Whether what stands behind "more" was shown.
    pub more: bool,
}

/// Ids of the cards from the first to the one that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    ids: Vec<String>,
    /// Of each but the last.
    left: Vec<Left>,
}

impl Trail {
    pub fn new(first: &str) -> Self {
        Self { ids: vec![first.to_owned()], left: Vec::new() }
    }

    /// The card shown, where that is not the first one.
    pub fn reached(&self) -> Option<&str> {
        self.ids.get(1..)?.last().map(String::as_str)
    }

    /// Whether a card may be reached from the one shown. To those behind it leads the way back.
    pub fn may_lead_to(&self, id: &str) -> bool {
        self.ids.len() < DEPTH && self.ids.iter().all(|behind| behind != id)
    }

    /// Whether it went on.
    pub fn go_on(&mut self, id: &str, left: Left) -> bool {
        let may = self.may_lead_to(id);
        if may {
            self.ids.push(id.to_owned());
            self.left.push(left);
        }
        may
    }

    /// Goes back to the card before, and tells by which way and where that was left; `None` on the first.
    pub fn go_back(&mut self) -> Option<(String, Left)> {
        let left = self.left.pop()?;
        Some((self.ids.pop()?, left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_leads_on_twice_and_back_to_where_each_card_was_left() {
        let mut trail = Trail::new("xi-jinping");
        assert_eq!(trail.reached(), None);
        let (first, second) = (Left { scroll: 40, more: true }, Left::default());
        assert!(trail.go_on("china", first));
        assert!(!trail.may_lead_to("china") && !trail.may_lead_to("xi-jinping"), "Back leads there");
        assert!(trail.go_on("taiwan", second));
        assert!(!trail.go_on("japan", first), "three are enough");
        assert_eq!(trail.reached(), Some("taiwan"));
        assert_eq!(trail.go_back(), Some(("taiwan".to_owned(), second)));
        assert_eq!(trail.reached(), Some("china"));
        assert!(trail.may_lead_to("taiwan"), "again");
        assert_eq!(trail.go_back(), Some(("china".to_owned(), first)));
        assert_eq!(trail.go_back(), None);
        assert_eq!(trail.reached(), None);
    }
}
