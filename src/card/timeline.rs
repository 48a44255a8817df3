//! What came one after the other: an entity's own days, the offices that it has held, or who has led it.
//!
//! Like with like: one timeline has points of one of these kinds only, and where there are few of them rows tell as much.

use super::entity::{Seen, looked_until, title_of};
use super::message::{Arg, Message, Say, Sourced};
use super::{Card, Heading, Line};
use crate::pack::{Entity, EntityId, EntityType, FactValue, Holder, Office, Packs};
use crate::value::Date;

/// Points from which their order in time tells more than rows do.
const FEWEST_POINTS: usize = 3;

/// Points at most, the latest, with the article's own: what fits a card without scrolling.
const MOST_POINTS: usize = 8;

/// A timeline before it has words, its points in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Course {
    pub title: Message,
    pub points: Vec<Point>,
    /// It is about others than the entity: behind "More".
    pub aside: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Point {
    pub from: Date,
    /// Until when; the same day where it does not last.
    pub to: Date,
    pub line: Line,
    /// The article itself.
    pub current: bool,
}

impl Course {
    /// With the article's own day among the points, if there are enough of them.
    fn of(title: Message, all: Vec<Point>, on: Option<Date>, article: fn(Date) -> Line) -> Option<Self> {
        if all.len() < FEWEST_POINTS {
            return None;
        }
        let mut points: Vec<Point> = Vec::new();
        let article = on.map(|on| Point { from: on, to: on, line: article(on), current: true });
        for point in all.into_iter().chain(article) {
            let at = points.partition_point(|other| other.from <= point.from);
            points.insert(at, point);
        }
        points.drain(..points.len().saturating_sub(MOST_POINTS));
        Some(Self { title, points, aside: false })
    }
}

/// Takes the days of what is no person, where they are enough, out of the rows of its card: a birth is of another kind
/// than what somebody does.
pub(super) fn take_days(card: &mut Card, entity: &Entity, seen: Seen) {
    if entity.kind == EntityType::Person {
        return;
    }
    let mut points = Vec::new();
    for rows in [&card.rows, &card.more] {
        for line in rows {
            if let Some(day) = day_of(line, entity) {
                points.push(Point { from: day, to: day, line: line.clone(), current: false });
            }
        }
    }
    let article = |on| Line {
        heading: Heading::Words(Message::word(Say::ThisArticle)),
        value: Sourced::new(Arg::Date(on), Vec::new()),
        note: None,
    };
    card.timeline = Course::of(Message::word(Say::Timeline), points, seen.on, article);
    if card.timeline.is_some() {
        for rows in [&mut card.rows, &mut card.more] {
            rows.retain(|line| day_of(line, entity).is_none());
        }
    }
}

/// The day that a row states.
fn day_of(line: &Line, entity: &Entity) -> Option<Date> {
    let fact = entity.facts.iter().find(|fact| line.value.fact.as_ref() == Some(&fact.id))?;
    match fact.value {
        FactValue::Date(day) => Some(day),
        _ => None,
    }
}

/// The offices that somebody has held, where one of them is over: the line below the name has those of the day.
pub(super) fn of_offices(id: EntityId, packs: &Packs, day: Date) -> Option<Course> {
    let terms: Vec<_> = packs.terms_of(id).into_iter().filter(|(_, holder)| holder.from <= day).collect();
    if terms.iter().all(|(_, holder)| holder.serves(day)) {
        return None;
    }
    let point = |(office, holder): (&Office, &Holder)| {
        let title = super::render::capitalised(&title_of(office, holder));
        let said = Sourced::new(Message::Text(title), vec![holder.source]);
        let said = said.of_fact(office.term_id(&packs.entity(id).id));
        term(holder, super::entity::of_office(said, office, packs), packs, day)
    };
    let points = terms.into_iter().map(point).collect();
    Course::of(Message::word(Say::Timeline), points, Some(day), article_in_years)
}

/// The last of those who have led a country.
pub(super) fn of_leaders(country: EntityId, packs: &Packs, day: Date) -> Option<Course> {
    let led = packs.offices().iter().filter(|office| packs.leader(office, country, day).is_some());
    led.filter_map(|office| of_holders(office, packs, day)).next()
}

fn of_holders(office: &Office, packs: &Packs, day: Date) -> Option<Course> {
    let point = |holder: &Holder| {
        let entity = packs.entity(holder.entity);
        let said = Sourced::new(Message::Text(entity.name.clone()), vec![holder.source]);
        let said = said.of_fact(office.term_id(&entity.id)).naming(holder.entity, &entity.name);
        let mut point = term(holder, said, packs, day);
        point.line.note = holder.quality.clone().map(Message::Text).or(point.line.note);
        point
    };
    let points = office.last_terms(day).map(point).collect();
    let title = Message::Text(super::render::capitalised(&office.title));
    Some(Course { aside: true, ..Course::of(title, points, Some(day), article_in_years)? })
}

/// A term as it was known on the day: one that goes on is told up to when somebody has looked.
fn term(holder: &Holder, value: Sourced<Message>, packs: &Packs, day: Date) -> Point {
    let ended = holder.to.filter(|to| *to <= day);
    let looked = looked_until(holder, packs, day);
    let years = match ended {
        Some(to) if to.year() == holder.from.year() => Arg::year(to),
        _ => {
            let to = ended.map_or_else(|| Message::Text(String::new()), Arg::year);
            Message::with_two(Say::Term, Arg::year(holder.from), to)
        }
    };
    let note = looked.map(|looked| Message::with(Say::AsOf, Arg::Month(looked)));
    let to = ended.or(looked).unwrap_or(day).max(holder.from);
    Point {
        from: holder.from,
        to,
        line: Line { heading: Heading::Words(years), value, note },
        current: false,
    }
}

fn article_in_years(on: Date) -> Line {
    let value = Sourced::new(Message::word(Say::ThisArticle), Vec::new());
    Line { heading: Heading::Words(Arg::Date(on)), value, note: None }
}
