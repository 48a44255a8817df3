//! What readers want of the marks: fewer, more, none, none of what they know. The notes list has everything all the same.

use crate::annotate::Density;
use crate::text::joined;
use crate::value::Gather;

/// One action of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Fewer,
    More,
    Off,
    On,
    /// "I know this": no marks for an entity.
    Known,
    /// Marks for it again.
    Unknown,
}

impl Choice {
    const NAMES: [(Self, &str); 6] = [
        (Self::Fewer, "fewer"),
        (Self::More, "more"),
        (Self::Off, "off"),
        (Self::On, "on"),
        (Self::Known, "known"),
        (Self::Unknown, "unknown"),
    ];

    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, own)| *own == name).map(|(choice, _)| *choice)
    }
}

/// What is offered in one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// What was done and can be undone: the one choice that there is then.
    pub done: Option<Choice>,
    pub choices: Vec<Choice>,
}

/// What the reader has chosen so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// The publisher's.
    given: Density,
    /// The reader's own.
    density: Option<Density>,
    off: bool,
    /// Ids of entities.
    known: Vec<String>,
    /// The last thing done was to ask for fewer: it can be undone where it was done.
    fewer: bool,
    /// The browser paints no marks: there is nothing to choose.
    unpainted: bool,
}

impl Control {
    pub fn new(given: Density, painted: bool) -> Self {
        Self { given, unpainted: !painted, ..Self::default() }
    }

    pub fn density(&self) -> Density {
        self.density.unwrap_or(self.given)
    }

    pub fn is_off(&self) -> bool {
        self.off
    }

    pub fn known(&self) -> &[String] {
        &self.known
    }

    /// Whether there may be marks for an entity, or for something that is none.
    pub fn shows(&self, entity: Option<&str>) -> bool {
        !self.off && entity.is_none_or(|id| !self.knows(id))
    }

    fn knows(&self, entity: &str) -> bool {
        self.known.iter().any(|known| known == entity)
    }

    /// Does what the reader chose on the card of `entity`, or of something else.
    pub fn choose(&mut self, choice: Choice, entity: Option<&str>) {
        let step = match choice {
            Choice::Fewer => self.density().fewer(),
            Choice::More => self.density().more(),
            _ => None,
        };
        if step.is_some() {
            // Back at the publisher's own, nothing is chosen any more.
            self.density = step.filter(|density| *density != self.given);
        }
        self.fewer = choice == Choice::Fewer;
        match (choice, entity) {
            (Choice::Off | Choice::On, _) => self.off = choice == Choice::Off,
            (Choice::Known, Some(id)) if !self.knows(id) => self.known.push(id.to_owned()),
            (Choice::Unknown, Some(id)) => self.known.retain(|known| known != id),
            _ => {}
        }
    }

    /// Another card is looked at: what was done on the one before can be undone in the list.
    pub fn settle(&mut self) {
        self.fewer = false;
    }

    /// At the end of the card of `entity`, or of something else.
    pub fn on_card(&self, entity: Option<&str>) -> Offer {
        if self.unpainted {
            return Offer::default();
        }
        let undo = if self.off {
            Some((Choice::Off, Choice::On))
        } else if entity.is_some_and(|id| self.knows(id)) {
            Some((Choice::Known, Choice::Unknown))
        } else {
            self.fewer.then_some((Choice::Fewer, Choice::More))
        };
        if let Some((done, undo)) = undo {
            return Offer { done: Some(done), choices: vec![undo] };
        }
        let mut choices = vec![Choice::Fewer, Choice::Off, Choice::Known];
        choices.retain(|choice| match choice {
            Choice::Fewer => self.density().fewer().is_some(),
            Choice::Known => entity.is_some(),
            _ => true,
        });
        Offer { done: None, choices }
    }

    /// At the end of the notes list.
    pub fn on_list(&self) -> Offer {
        match self.density().more() {
            _ if self.unpainted => Offer::default(),
            _ if self.off => Offer { done: Some(Choice::Off), choices: vec![Choice::On] },
            Some(_) => Offer { done: None, choices: vec![Choice::More] },
            None => Offer::default(),
        }
    }

    /// As it is stored: density or a dash, "on" or "off", and the ids of what the reader knows. `None` where nothing is
    /// chosen.
    pub fn written(&self) -> Option<String> {
        let chosen = self.density.is_some() || self.off || !self.known.is_empty();
        let density = self.density.map_or("-", Density::name);
        let words = [density, if self.off { "off" } else { "on" }].into_iter();
        let mut words = words.chain(self.known.iter().map(String::as_str));
        chosen.then(|| joined(&mut words, " "))
    }

    /// Takes up what was stored; what it cannot read is as if it were not there.
    pub fn read(&mut self, written: &str) {
        let mut words = written.split(' ');
        self.density = words.next().and_then(|name| Density::named(name).ok());
        self.off = words.next() == Some("off");
        self.known = words.filter(|id| !id.is_empty()).map(str::to_owned).gather();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(given: Density, choices: &[Choice]) -> Control {
        let mut control = Control::new(given, true);
        choices.iter().for_each(|choice| control.choose(*choice, Some("taiwan")));
        control
    }

    #[test]
    fn fewer_goes_down_to_few_and_more_comes_back_up() {
        let mut control = Control::new(Density::All, true);
        for density in [Density::Many, Density::Normal, Density::Few, Density::Few] {
            control.choose(Choice::Fewer, None);
            assert_eq!(control.density(), density);
        }
        control.settle();
        assert_eq!(control.on_card(None).choices, [Choice::Off], "there is nothing fewer but none");
        for density in [Density::Normal, Density::Many, Density::All, Density::All] {
            control.choose(Choice::More, None);
            assert_eq!(control.density(), density);
        }
        assert_eq!(control.on_list().choices, []);
        assert_eq!(control.written(), None, "it is what the publisher gave");
    }

    #[test]
    fn each_action_offers_its_own_undo_and_nothing_else() {
        for (choice, undo) in
            [(Choice::Fewer, Choice::More), (Choice::Off, Choice::On), (Choice::Known, Choice::Unknown)]
        {
            let mut control = after(Density::Normal, &[choice]);
            let offer = Offer { done: Some(choice), choices: vec![undo] };
            assert_eq!(control.on_card(Some("taiwan")), offer);
            control.choose(undo, Some("taiwan"));
            let whole = [Choice::Fewer, Choice::Off, Choice::Known];
            assert_eq!(control.on_card(Some("taiwan")), Offer { done: None, choices: whole.to_vec() });
            assert_eq!(control.written(), None);
        }
        let known = after(Density::Normal, &[Choice::Known]);
        assert_eq!(known.on_card(Some("china")).done, None, "only on its own card");
        assert_eq!(known.on_card(None).choices, [Choice::Fewer, Choice::Off], "a figure is not known");
        let unpainted = Control::new(Density::Normal, false);
        assert_eq!(
            [unpainted.on_card(Some("taiwan")), unpainted.on_list()],
            [Offer::default(), Offer::default()]
        );
    }

    #[test]
    fn what_is_known_or_off_has_no_marks() {
        let known = after(Density::Normal, &[Choice::Known]);
        let shown = [Some("taiwan"), Some("china"), None].map(|id| known.shows(id));
        assert_eq!(shown, [false, true, true]);
        let off = after(Density::Normal, &[Choice::Off]);
        assert_eq!([Some("china"), None].map(|id| off.shows(id)), [false, false]);
    }

    #[test]
    fn what_is_stored_comes_back_and_what_is_broken_does_no_harm() {
        let control = after(Density::Normal, &[Choice::Known, Choice::Fewer, Choice::Off]);
        let written = control.written().expect("something to store");
        assert_eq!(written, "few off taiwan");
        let read = |text: &str| {
            let mut control = Control::new(Density::Many, true);
            control.read(text);
            (control.density(), control.is_off(), control.known().join(" "))
        };
        assert_eq!(read(&written), (Density::Few, true, "taiwan".to_owned()));
        assert_eq!(read("- on taiwan  china"), (Density::Many, false, "taiwan china".to_owned()));
        for broken in ["", " ", "{\"a\":1}", "off", "\u{fffd}"] {
            assert_eq!(read(broken), (Density::Many, false, String::new()), "{broken:?}");
        }
    }
}
