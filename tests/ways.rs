//! The ways from one card to another: from what the packs tie together, never from words alone.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;
mod telling;

use std::rc::Rc;
use std::sync::LazyLock;

use backstory::annotate::{Job, Overrides, Subject};
use backstory::card::{ReaderContext, View, Way, card, pieces};
use backstory::pack::{Pack, Packs};
use backstory::publish::publish;
use compiled::compiled;
use telling::{Told, sentences};

static STORY: LazyLock<Pack> = LazyLock::new(|| {
    Pack::from_bytes(&compiled("packs/us-china-taiwan").to_bytes()).expect("the pack loads")
});

const TEXT: &str = "Xi Jinping spoke of Taiwan, and Donald Trump of soybeans.";
const DAY: &str = "2026-02-05";

/// "words → id" of every way on a card, in the order in which they stand there.
fn ways(view: &View) -> Vec<String> {
    let gloss = view.gloss.iter().map(|line| (line.as_str(), view.gloss_ways.as_slice()));
    let body = view.body.iter().map(|line| (line.text.as_str(), line.ways.as_slice()));
    let rows = view.rows.iter().chain(&view.more).map(|row| (row.value.as_str(), row.ways.as_slice()));
    let voices = view.positions.iter().map(|voice| (voice.holder.as_str(), voice.ways.as_slice()));
    gloss.chain(body).chain(rows).chain(voices).flat_map(|(line, ways)| in_line(line, ways)).collect()
}

fn in_line(line: &str, ways: &[Way]) -> Vec<String> {
    let found = pieces(line, ways.iter()).into_iter();
    found.filter_map(|(words, way)| Some(format!("{words} → {}", way?.to))).collect()
}

#[track_caller]
fn assert_ways(id: &str, on: &str, expected: &[&str]) {
    let told = Told::new(&STORY, TEXT, on, None, "{}");
    assert_eq!(ways(&told.card(id)), expected, "{id} on {on}: {:#?}", told.card(id));
}

#[test]
fn an_office_leads_to_its_country_or_body() {
    let party = "Chinese Communist Party → chinese-communist-party";
    let commission = "Central Military Commission → central-military-commission";
    assert_ways("xi-jinping", DAY, &["China → china", party, commission]);
    assert_ways("joe-biden", "2022-05-01", &["United States → united-states"]);
}

#[test]
fn one_way_to_each_is_enough() {
    let told = Told::new(&STORY, TEXT, "2022-05-01", Some("2026-02-05"), "{}");
    let biden = told.card("joe-biden");
    assert!(
        sentences(&biden)[1].ends_with("no longer president of the United States, from 20 January 2025 on.")
    );
    assert_eq!(ways(&biden), ["United States → united-states"]);
}

#[test]
fn the_holders_of_positions_lead_to_who_they_are_but_not_to_the_card_itself() {
    // "Republic of China" and "China’s only representative" stand there, too.
    let expected = ["Lai Ching-te → lai-ching-te", "Beijing → china", "Washington → united-states"];
    assert_ways("taiwan", DAY, &expected);
}

#[test]
fn a_country_names_who_led_it_on_the_articles_day() {
    let leader = |on: &str| {
        let told = Told::new(&STORY, TEXT, on, None, "{}");
        let view = told.card("united-states");
        view.rows.first().map(|row| (row.label.clone(), row.value.clone(), in_line(&row.value, &row.ways)))
    };
    let row = |name: &str, way: &str| {
        Some(("President".to_owned(), name.to_owned(), vec![[name, " → ", way].concat()]))
    };
    assert_eq!(leader("2015-06-01"), row("Barack Obama", "barack-obama"));
    assert_eq!(leader(DAY), row("Donald Trump", "donald-trump"));
    let told = Told::new(&STORY, TEXT, DAY, None, "{}");
    assert_eq!(told.card("venezuela").rows[0].label, "Interim president");
}

#[test]
fn what_the_article_does_not_name_has_a_card_of_its_day() {
    let told = Told::new(&STORY, TEXT, "2022-05-01", None, "{}");
    assert!(!told.mentions().iter().any(|mention| mention.ends_with("joe-biden")));
    let biden = told.packs.find("joe-biden").expect("Biden");
    let view = told.view(Subject::Entity(biden)).expect("a card");
    assert_eq!(sentences(&view)[0], "President of the United States since 20 January 2021");
}

#[test]
fn an_articles_own_pack_has_ways_only_to_what_it_tells_in_full() {
    let told = Told::new(&STORY, TEXT, DAY, None, "{}");
    let published = publish("own", &told.article, &told.packs, None, &Overrides::default());
    let own = Rc::new(Packs::new(vec![Pack::from_bytes(&published.bytes).expect("the pack loads")]));
    let annotations = Job::new(told.article.clone(), Rc::clone(&own)).finish();
    let ways_of = |id: &str| {
        let subject = Subject::Entity(own.find(id).expect(id));
        let view = card(subject, &told.article, &annotations, &own, &ReaderContext::default());
        ways(&view.expect("a card"))
    };
    assert_eq!(ways_of("xi-jinping"), [""; 0], "neither country, party nor commission has its card along");
    assert_eq!(ways_of("taiwan"), [""; 0]);
    let with_china = Told::new(&STORY, &format!("{TEXT} China is large."), DAY, None, "{}");
    let published = publish("own", &with_china.article, &with_china.packs, None, &Overrides::default());
    let own = Rc::new(Packs::new(vec![Pack::from_bytes(&published.bytes).expect("the pack loads")]));
    let annotations = Job::new(with_china.article.clone(), Rc::clone(&own)).finish();
    let xi = Subject::Entity(own.find("xi-jinping").expect("Xi"));
    let view = card(xi, &with_china.article, &annotations, &own, &ReaderContext::default()).expect("a card");
    assert_eq!(ways(&view), ["China → china"]);
}

#[test]
fn a_cards_facts_are_listed_for_the_newsroom() {
    let told = Told::new(&STORY, TEXT, DAY, None, "{}");
    let facts = told.card("xi-jinping").facts;
    assert!(facts.contains(&"president-of-china/xi-jinping".to_owned()), "{facts:?}");
    let taiwan = told.card("taiwan").facts;
    for id in
        ["taiwan/history", "taiwan/population", "taiwan/status-beijing", "president-of-taiwan/lai-ching-te"]
    {
        assert!(taiwan.contains(&id.to_owned()), "{id}: {taiwan:?}");
    }
}
