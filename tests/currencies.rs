//! Whose dollars, pounds and rupees an article speaks of.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;

use std::rc::Rc;

use backstory::annotate::{Job, Meaning};
use backstory::article::{Article, Language};
use backstory::figure::Kind;
use backstory::pack::Packs;
use compiled::compiled;

/// What an article of 24 June 2025 says, and the currency of each amount in it; "?" where that is left open.
const CASES: &[(&str, &str)] = &[
    ("CANBERRA — The treasurer has unveiled a surplus of $9.3 billion.", "?"),
    ("Canada’s Mark Carney promised $9 billion. Ontario adds 90 cents, and Trump nothing.", "? ?"),
    ("Singapore will give S$300 vouchers. Trade was worth $123.6 billion.", "SGD ?"),
    ("Flour costs 140 rupees a kilo in Pakistan, with a budget of Rs 14 trillion.", "? ?"),
    ("Egypt spent 20 billion pounds on bread.", "?"),
    ("SINGAPORE — Singapore’s vouchers are worth $300 each.", "?"),
    // Another country is named in passing.
    (
        "Sri Lanka owes $51 billion. Its president fled from Sri Lanka to Singapore. India helps Sri Lanka.",
        "USD",
    ),
    ("France, Germany, Italy and Spain owe $3bn, and so does Canada.", "USD"),
    // What the article says itself.
    ("Canada has US$9 billion, 7 billion U.S. dollars and 5 billion American dollars.", "USD USD USD"),
    ("In Singapore a flat costs S$1.2 million ($900,000). It was $800,000.", "SGD USD USD"),
    (
        "Egypt owes £3bn, or 3 billion British pounds. Pakistan got ₹5bn and 3 billion Indian rupees.",
        "GBP GBP INR INR",
    ),
    // Cents of the euro, where no dollar is told in.
    ("France raised a toll of €1.50 by 6.5 cents, and a fine by 20 cents.", "EUR EUR EUR"),
    (
        "France raised a toll of €1.50 by 6.5 cents; one in Ohio costs $3, and milk 20 US cents.",
        "EUR USD USD USD",
    ),
    // The country whose money it is.
    ("The United States sold Taiwan arms worth $11.1bn, on top of NT$1.25 trillion.", "USD TWD"),
    ("India set aside Rs 4,000 crore. India and Pakistan did not talk, Delhi said.", "INR"),
    ("France and Germany owe $3bn, 5 million pounds and 90 rupees.", "USD GBP INR"),
];

#[test]
fn money_of_several_countries_is_left_open_where_another_is_spoken_of() {
    let packs = Rc::new(Packs::new(vec![compiled("packs/core")]));
    for (text, expected) in CASES {
        let article = Article::from_plain_text(text, "2025-06-24".parse().ok(), Language::En);
        let annotations = Job::new(article, Rc::clone(&packs)).finish();
        let money = annotations.list.iter().filter_map(|annotation| match &annotation.meaning {
            Meaning::Figure(note) if note.figure.kind == Kind::Money => Some(&note.figure),
            _ => None,
        });
        let units: Vec<&str> =
            money.map(|figure| figure.unit.as_ref().map_or("?", |unit| unit.as_str())).collect();
        assert_eq!(units.join(" "), *expected, "{text}");
    }
}
