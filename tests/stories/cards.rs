//! What the cards of a story on the call of 4 February 2026 say, in the words that a reader sees.

use std::collections::BTreeMap;

use backstory::annotate::{Annotation, Meaning, Subject};
use backstory::card::{ReaderContext, Units, View, card};

use super::judge::Story;

/// The limit for what stands before "more".
const MOST_WORDS: usize = 120;

/// The story's cards by entity id, those of figures by their wording.
pub fn of(story: &Story) -> BTreeMap<String, View> {
    let cards = story.annotations.notes.iter().map(|note| {
        let view =
            card(note.subject, &story.article, &story.annotations, &story.packs, &ReaderContext::default());
        let view = view.unwrap_or_else(|| panic!("a note without a card: {:?}", note.subject));
        let key = match note.subject {
            Subject::Entity(_) => view.id.clone(),
            Subject::Figure(_) | Subject::Name(_) => view.title.clone(),
        };
        (key, view)
    });
    let mut out = BTreeMap::new();
    for (key, view) in cards {
        assert!(out.insert(key.clone(), view).is_none(), "two cards for {key}");
    }
    out
}

/// Everything that a card says, one statement a line.
fn words(view: &View) -> String {
    let mut lines = before_more(view);
    lines.extend(view.more.iter().map(row));
    let aside = view.timeline.iter().filter(|timeline| timeline.aside);
    lines.extend(aside.flat_map(|timeline| &timeline.rows).map(row));
    if let Some(chart) = &view.chart {
        lines.push(format!("{}: {}", chart.title, chart.measures.join(" / ")));
        lines.extend(chart.rows.iter().map(|row| format!("{} | {}", row.label, row.texts.join(" / "))));
    }
    // Days and months are kept on one line; the expectations show no difference.
    lines.join("\n").replace('\u{a0}', " ")
}

fn before_more(view: &View) -> Vec<String> {
    let mut lines = vec![view.eyebrow.clone(), view.title.clone()];
    lines.extend(view.gloss.clone());
    lines.extend(view.body.iter().map(|sentence| sentence.text.clone()));
    let before = view.timeline.iter().filter(|timeline| !timeline.aside);
    lines.extend(before.flat_map(|timeline| &timeline.rows).map(row));
    lines.extend(view.rows.iter().map(row));
    lines.extend(
        view.positions.iter().map(|voice| format!("{}: {}, {}", voice.holder, voice.text, voice.date)),
    );
    lines
}

fn row(row: &backstory::card::LabelledRow) -> String {
    let note = row.note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
    format!("{}: {}{note}", row.label, row.value)
}

#[track_caller]
fn says(cards: &BTreeMap<String, View>, key: &str, parts: &[&str]) -> String {
    let words = words(cards.get(key).unwrap_or_else(|| panic!("no card for {key}")));
    for part in parts {
        assert!(words.contains(part), "the card of {key} does not say {part:?}:\n{words}");
    }
    words
}

#[track_caller]
fn does_not_say(words: &str, parts: &[&str]) {
    let small = words.to_lowercase();
    for part in parts {
        assert!(!small.contains(part), "a card says {part:?}:\n{words}");
    }
}

/// The facts that the issue names; they hold in any article of that day.
pub fn say_what_the_brief_says(story: &Story) {
    let cards = of(story);
    taiwan(&cards);
    arms(&cards);
    let zhang =
        ["Investigation announced 24 January 2026", "Vice-chairman of the Central Military Commission"];
    let zhang = says(&cards, "zhang-youxia", &zhang);
    does_not_say(
        &zhang,
        &["corrupt", "guilty", "convicted", "purged", "dismissed", "removed", "expelled", "arrest"],
    );
    let maduro = says(&cards, "nicolas-maduro", &["Former president of Venezuela", "3 January 2026"]);
    does_not_say(&maduro, &["is president", "\npresident of venezuela"]);
    says(&cards, "new-start", &["Expired: 5 February 2026", "1,550", "700"]);
    soybeans(&cards);
}

fn taiwan(cards: &BTreeMap<String, View>) {
    let words =
        says(cards, "taiwan", &["1949", "23.6 million", "12 states, by Reuters’ count", "January 2024"]);
    does_not_say(&words, &["breakaway", "renegade", "rebel", "province", "country", "part of china"]);
    let positions = &cards["taiwan"].positions;
    let holders: Vec<&str> = positions.iter().map(|voice| voice.holder.as_str()).collect();
    assert_eq!(holders, ["Beijing", "Taipei", "Washington"], "who says what");
    for voice in positions {
        assert!(!voice.sources.is_empty() && !voice.iso_date.is_empty(), "{voice:?} has no source or date");
    }
}

fn arms(cards: &BTreeMap<String, View>) {
    let parts = [
        "11.1 billion US dollars",
        "In dollars of the day the largest package since 1990",
        "After inflation (US consumer prices) it is not the largest: the sale of 150 F-16 fighters (1992), $5.8bn then, is $13.3bn in \
         2025 money",
        "Dec 2025 | $11.1bn / $11.1bn",
        "Aug 2019 | $8bn / $10.1bn",
        "Oct 2008 | $6.5bn / $9.7bn",
        "Sep 1992 | $5.8bn / $13.3bn",
        "About 76% of a year of Taiwan’s defence spending",
        "About 61% of all that was notified in Trump’s first term",
        "About 1.3 times all that was notified under Biden",
        "About $470 a head (Taiwan: 23.6 million people)",
    ];
    says(cards, "$11.1bn", &parts);
    let chart = cards["$11.1bn"].chart.as_ref().expect("a chart");
    let current: Vec<&str> = chart.rows.iter().filter(|row| row.current).map(|row| &*row.label).collect();
    assert_eq!(current, ["Dec 2025"], "one bar is the article's own");
}

fn soybeans(cards: &BTreeMap<String, View>) {
    let parts = [
        "20 million tonnes from 12 million tonnes: +8 million tonnes (+67%)",
        "20 million tonnes: an amount under consideration, according to Trump",
        "12 million tonnes: pledged by China on 30 October 2025",
    ];
    says(cards, "20 million tonnes", &parts);
    let chart = cards["20 million tonnes"].chart.as_ref().expect("a chart");
    let like: Vec<&str> = chart.rows.iter().filter(|row| !row.current).map(|row| &*row.label).collect();
    assert_eq!(like, ["2023–24", "2024–25"], "beside it stand marketing years only");
}

/// "more than 3 per cent" to "a two-month high": what the market did in the end.
pub fn say_what_happened_to_prices(story: &Story) {
    let words = ["settled at $10.92¾ a bushel", "up 26½ cents (2.5%), after a higher peak"];
    says(&of(story), "more than 3 per cent", &words);
}

/// The brief’s "Do not card", and what a reader sees who asks for pounds and bushels.
pub fn leave_the_plain_ones_alone(story: &Story) {
    let reader = ReaderContext {
        currency: Some(story.packs.reader_currency("GBP").expect("a currency")),
        units: Some(Units::Us),
        ..ReaderContext::default()
    };
    let card_of = |text: &str| {
        let over = |a: &&Annotation| {
            matches!(a.meaning, Meaning::Figure(_)) && a.span.of(&story.article.text) == text
        };
        let all: Vec<usize> =
            (0..story.annotations.list.len()).filter(|at| over(&&story.annotations.list[*at])).collect();
        assert!(!all.is_empty() || text == "one boss", "{text} is no figure");
        let card = |at: &usize| {
            card(Subject::Figure(*at as u32), &story.article, &story.annotations, &story.packs, &reader)
        };
        all.iter().find_map(card)
    };
    for plain in
        ["two months", "one boss", "late November", "last month", "14 years", "two-month", "the weekend"]
    {
        assert_eq!(card_of(plain).map(|view| words(&view)), None, "{plain} has a card");
    }
    let gloss = |text: &str| card_of(text).and_then(|view| view.gloss).unwrap_or_default();
    let pounds = gloss("$11.1bn");
    assert!(pounds.ends_with("£8.2bn at 1 GBP = 1.3575 USD, 5\u{a0}February 2026"), "{pounds}");
    assert_eq!(gloss("20 million tonnes"), "about 735 million bushels");
    assert!(
        gloss("Wednesday").starts_with("Wednesday 4\u{a0}February 2026, one day before"),
        "{}",
        gloss("Wednesday")
    );
}

/// Short, sourced, and of the article's day.
pub fn hold_to_the_rules(story: &Story) {
    let day = story.article.published.expect("a date").to_string();
    for (key, view) in of(story) {
        let before = before_more(&view).join(" ");
        let count = before.split_whitespace().count();
        let lines = view.body.len() + usize::from(view.gloss.is_some());
        assert!(!view.id.starts_with("figure-") || lines <= 3, "the card of {key} has {lines} lines");
        assert!(count <= MOST_WORDS, "the card of {key} has {count} words before \"more\": {before}");
        for source in &view.sources {
            assert!(source.url.starts_with("https://"), "{key}: {source:?}");
            assert!(source.iso_date <= day, "the card of {key} rests on what came later: {source:?}");
        }
        assert!(view.positions.iter().all(|voice| voice.iso_date <= day), "{key}: {:?}", view.positions);
        assert!(view.positions.len() != 1, "the card of {key} gives one side only");
        let rows = view.rows.iter().chain(&view.more);
        let unsourced: Vec<_> = rows.filter(|row| row.sources.is_empty()).collect();
        assert!(unsourced.is_empty(), "{key}: {unsourced:?}");
    }
}
