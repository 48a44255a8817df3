//! What came one after the other: an entity's own days, the offices that it has held, or who has led it.
//!
//! Like with like: one timeline has points of one of these kinds only, and where there are few of them rows tell as much.

use super::entity::{looked_until, of_office, title_of};
use super::message::{Arg, Message, Say, Sourced};
use super::{Card, Heading, Line};
use crate::pack::{Entity, EntityId, EntityType, Holder, Office, Packs};
use crate::value::Date;

/// Points from which their order in time tells more than rows do.
const FEWEST_POINTS: usize = 3;

/// Points at most, the latest, with the article's own: what fits a card without scrolling.
const MOST_POINTS: usize = 8;

/// A timeline before it has words: rows that have a time, in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Course {
    pub title: Message,
    pub rows: Vec<Line>,
    /// It is about others than the entity: behind "More".
    pub aside: bool,
}

/// When something was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Time {
    pub from: Date,
    /// Until when; the same day where it does not last.
    pub to: Date,
    /// The day of the article itself.
    pub current: bool,
}

impl Course {
    /// With the article's own day, where it has one.
    fn new(title: Message, article: Option<Line>) -> Self {
        Self { title, rows: article.into_iter().collect(), aside: false }
    }

    /// Adds a row behind all that began before it; the article's own is the last of its day.
    #[inline(never)]
    fn add(&mut self, line: Line) {
        let begun = |line: &Line| line.time.map(|time| (time.from, time.current));
        let at = self.rows.partition_point(|other| begun(other) <= begun(&line));
        self.rows.insert(at, line);
    }

    /// The last of the rows, if there are enough of them.
    fn whole(mut self) -> Option<Self> {
        let points = self.rows.iter().filter(|line| line.value.fact.is_some()).count();
        self.rows.drain(..self.rows.len().saturating_sub(MOST_POINTS));
        (points >= FEWEST_POINTS).then_some(self)
    }
}

/// Takes the days of what is no person, where they are enough, out of the rows of its card: a birth is of another kind
/// than what somebody does.
pub(super) fn take_days(card: &mut Card, entity: &Entity, on: Option<Date>) {
    let days = card.rows.iter().chain(&card.more).filter(|line| line.time.is_some());
    if entity.kind == EntityType::Person || days.count() < FEWEST_POINTS {
        return;
    }
    let article = on.map(|on| {
        let heading = Heading::Words(Message::word(Say::ThisArticle));
        article(on, heading, Arg::Date(on))
    });
    let mut course = Course::new(Message::word(Say::Timeline), article);
    for rows in [&mut card.rows, &mut card.more] {
        for line in std::mem::take(rows) {
            if line.time.is_some() { course.add(line) } else { rows.push(line) }
        }
    }
    card.timeline = course.whole();
}

/// The offices that somebody has held, where one of them is over: the line below the name has those of the day.
pub(super) fn of_offices(id: EntityId, packs: &Packs, day: Date) -> Option<Course> {
    let mut course = Course::new(Message::word(Say::Timeline), Some(article_of(day)));
    let mut is_over = false;
    for (office, holder) in packs.terms_of(id) {
        if holder.from <= day {
            is_over |= !holder.serves(day);
            let what = Message::Text(super::render::capitalised(&title_of(office, holder)));
            let said = of_office(Sourced::of(what, holder.source), office, packs);
            course.add(term(office, holder, said, packs, day));
        }
    }
    course.whole().filter(|_| is_over)
}

/// The last of those who have led a country.
pub(super) fn of_leaders(country: EntityId, packs: &Packs, day: Date) -> Option<Course> {
    let led = packs.offices().iter().filter(|office| packs.leader(office, country, day).is_some());
    led.filter_map(|office| of_holders(office, packs, day)).next()
}

fn of_holders(office: &Office, packs: &Packs, day: Date) -> Option<Course> {
    let title = Message::Text(super::render::capitalised(&office.title));
    let mut course = Course::new(title, Some(article_of(day)));
    course.aside = true;
    for holder in office.last_terms(day) {
        let name = &packs.entity(holder.entity).name;
        let said = Sourced::of(Message::Text(name.clone()), holder.source);
        let mut line = term(office, holder, said.naming(holder.entity, name), packs, day);
        line.note = holder.quality.clone().map(Message::Text).or(line.note);
        course.add(line);
    }
    course.whole()
}

/// A term as it was known on the day: one that goes on is told up to when somebody has looked.
fn term(office: &Office, holder: &Holder, said: Sourced<Message>, packs: &Packs, day: Date) -> Line {
    let ended = holder.to.filter(|to| *to <= day);
    let looked = looked_until(holder, packs, day);
    let years = match ended {
        Some(to) if to.year() == holder.from.year() => Arg::year(to),
        _ => {
            let to = ended.map_or_else(|| Message::Text(String::new()), Arg::year);
            Message::with_two(Say::Term, Arg::year(holder.from), to)
        }
    };
    let to = ended.or(looked).unwrap_or(day).max(holder.from);
    Line {
        heading: Heading::Words(years),
        value: said.of_fact(office.term_id(&packs.entity(holder.entity).id)),
        note: looked.map(|looked| Message::with(Say::AsOf, Arg::Month(looked))),
        time: Some(Time { from: holder.from, to, current: false }),
    }
}

/// The article among terms of years.
fn article_of(on: Date) -> Line {
    article(on, Heading::Words(Arg::Date(on)), Message::word(Say::ThisArticle))
}

fn article(on: Date, heading: Heading, value: Message) -> Line {
    let time = Some(Time { from: on, to: on, current: true });
    Line { heading, value: Sourced::new(value, Vec::new()), note: None, time }
}
