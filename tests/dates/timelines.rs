//! What came one after the other, in order and as it was known on the article's day.

use super::folder::{Folder, edited};
use super::telling::Told;
use backstory::card::{LabelledRow, Span, Timeline, View};
use backstory::pack::Pack;

const TEXT: &str = "Anne Hidalgo met Bertrand Delanoë in Paris, below the Eiffel Tower.";

/// Paris with a mayor more, a second office of one of them, and days of the tower.
fn paris(name: &str) -> Pack {
    let days = [
        ("begun", "Begun", "1887-01-28"),
        ("opened", "Opened", "1889-03-31"),
        ("listed", "Listed", "1964-06-24"),
    ];
    let fact = |(id, label, day): (&str, &str, &str)| {
        format!(
            "[[entity.fact]]\nid = \"{id}\"\nplace = \"row\"\nlabel = \"{label}\"\ndate = {day}\nkind = \"official\"\n\
            as_of = {day}\nsource = \"tower\"\n\n"
        )
    };
    let days: String = days.map(fact).concat();
    let days = format!("{days}[[entity.fact]]\n  id = \"height\"");
    let person = "[[entity]]\nid = \"jean-tiberi\"\ntype = \"person\"\nname = \"Jean Tiberi\"\ndescription = \"French politician\"\n\n\
        [[office]]\nid = \"deputy-mayor-of-paris\"\ntitle = \"deputy mayor of Paris\"\njurisdiction = \"paris\"\n\n\
        [[office.holder]]\nentity = \"anne-hidalgo\"\nfrom = 2001-03-25\nto = 2008-03-25\nas_of = 2014-04-05\nsource = \"city\"\n\n\
        [[office.holder]]\nentity = \"anne-hidalgo\"\nfrom = 2008-03-25\nto = 2014-04-05\nas_of = 2014-04-05\nsource = \"city\"\n\n\
        [[office]]\nid = \"mayor-of-paris\"";
    let before = "[[office.holder]]\nentity = \"jean-tiberi\"\nfrom = 1995-05-22\nto = 2001-03-25\nas_of = 2001-03-25\n\
        source = \"city\"\n\n  [[office.holder]]\n  entity = \"bertrand-delanoe\"";
    let folder = Folder::of(
        name,
        &edited(&[
            ("entities/places.toml", "[[entity.fact]]\n  id = \"height\"", &days),
            ("entities/people.toml", "[[office]]\nid = \"mayor-of-paris\"", person),
            ("entities/people.toml", "[[office.holder]]\n  entity = \"bertrand-delanoe\"", before),
            ("entities/people.toml", "nouns = [\"mayor\"]", "nouns = [\"mayor\", \"leader\"]"),
        ]),
    );
    folder.compile().unwrap_or_else(|report| panic!("{:#?}", report.faults)).0
}

/// Name, place among thousandths, and what is said.
fn points(timeline: &Timeline) -> Vec<String> {
    let point = |row: &LabelledRow| {
        let Span { from, to, current } = row.span.expect("a span");
        format!("{}{} {from}-{to} {}", if current { "*" } else { "" }, row.label, row.value)
    };
    timeline.rows.iter().map(point).collect()
}

#[track_caller]
fn assert_timeline(pack: &Pack, id: &str, on: &str, title: &str, expected: &[&str]) -> View {
    let view = Told::new(pack, TEXT, on, None, "{}").card(id);
    let timeline = view.timeline.as_ref().unwrap_or_else(|| panic!("{id} on {on} has no timeline"));
    assert_eq!(
        (timeline.title.as_str(), points(timeline)),
        (title, expected.iter().map(|&line| line.to_owned()).collect())
    );
    let sourced = |row: &LabelledRow| !row.sources.is_empty() && row.fact.is_some();
    let of_article = |row: &LabelledRow| row.span.is_some_and(|span| span.current);
    assert!(timeline.rows.iter().all(|row| of_article(row) || sourced(row)), "{timeline:?}");
    view
}

#[test]
fn days_stand_in_order_with_the_articles_own_and_no_more_among_the_rows() {
    let pack = paris("days");
    let view = assert_timeline(
        &pack,
        "eiffel-tower",
        "2025-03-31",
        "Timeline",
        &[
            "Begun 0-0 28\u{a0}January 1887",
            "Opened 15-15 31\u{a0}March 1889",
            "Listed 560-560 24\u{a0}June 1964",
            "*This article 1000-1000 31\u{a0}March 2025",
        ],
    );
    assert!(!view.timeline.is_some_and(|timeline| timeline.aside));
    assert_eq!(view.rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>(), ["Height"]);
}

#[test]
fn two_days_are_rows() {
    let view = Told::new(&paris("two-days"), TEXT, "1950-01-01", None, "{}").card("eiffel-tower");
    assert_eq!(view.timeline, None);
    assert_eq!(view.rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>(), ["Begun", "Opened"]);
}

#[test]
fn offices_are_told_in_order_where_one_is_over() {
    let pack = paris("offices");
    assert_timeline(
        &pack,
        "anne-hidalgo",
        "2015-03-25",
        "Timeline",
        &[
            "2001–2008 0-500 Deputy mayor of Paris",
            "2008–2014 500-930 Deputy mayor of Paris",
            "2014– 930-1000 Mayor of Paris",
            "*25\u{a0}March 2015 1000-1000 This article",
        ],
    );
    let before = Told::new(&pack, TEXT, "2010-01-01", None, "{}").card("anne-hidalgo");
    assert_eq!(before.timeline, None, "what was to come was not known, and two terms are few");
}

#[test]
fn a_term_is_drawn_no_further_than_somebody_has_looked() {
    let pack = paris("looked");
    let view = assert_timeline(
        &pack,
        "anne-hidalgo",
        "2026-03-25",
        "Timeline",
        &[
            "2001–2008 0-280 Deputy mayor of Paris",
            "2008–2014 280-521 Deputy mayor of Paris",
            "2014– 521-990 Mayor of Paris",
            "*25\u{a0}March 2026 1000-1000 This article",
        ],
    );
    let note = view.timeline.and_then(|timeline| timeline.rows[2].note.clone());
    assert_eq!(note.as_deref(), Some("as of December 2025"));
}

#[test]
fn who_led_a_place_stands_behind_more() {
    let view = assert_timeline(
        &paris("leaders"),
        "paris",
        "2025-03-31",
        "Mayor of Paris",
        &[
            "1995–2001 0-195 Jean Tiberi",
            "2001–2014 195-632 Bertrand Delanoë",
            "2014– 632-1000 Anne Hidalgo",
            "*31\u{a0}March 2025 1000-1000 This article",
        ],
    );
    assert!(view.timeline.is_some_and(|timeline| timeline.aside));
}
