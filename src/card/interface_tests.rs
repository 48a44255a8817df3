//! The interface in every language that comes along: `tests/data/interface.txt` has numbers, dates and each message.

use std::fmt::Write as _;

use super::day;
use super::interface::{Count, ENTRIES, Interface, SHIPPED, Say};
use crate::figure::{Bound, Grain, Timex};
use crate::value::{Date, Decimal, Unit};

const FILE: &str = "tests/data/interface.txt";

fn date(text: &str) -> Date {
    text.parse().expect(text)
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect(text)
}

/// What the file has for a case, "short 11100000000 USD", in one language.
fn said(interface: &Interface, case: &str) -> String {
    let mut words = case.split(' ');
    let kind = words.next().unwrap_or_default();
    let rest: Vec<&str> = words.collect();
    match (kind, rest.as_slice()) {
        ("number", [value]) => interface.number(decimal(value)),
        ("short", [value, unit]) => interface.short(decimal(value), &Unit::new(unit)),
        ("signed", [value, unit]) => interface.signed(decimal(value), &Unit::new(unit)),
        ("full", [value, unit]) => interface.in_full(decimal(value), &Unit::new(unit), None),
        ("least", [value, unit]) => interface.in_full(decimal(value), &Unit::new(unit), Some(Bound::Min)),
        ("most", [value, unit]) => interface.in_full(decimal(value), &Unit::new(unit), Some(Bound::Max)),
        ("date", [day]) => interface.date(date(day)),
        ("month", [day]) => interface.month(date(day)),
        ("rank", [rank]) => interface.rank(rank.parse().expect(case)),
        ("day", [from, on, today]) => {
            let timex = Timex::new(date(from), date(from).plus_days(1), Grain::Day);
            interface.words(&day::message(timex, Some(date(on)), Some(date(today))))
        }
        ("message", [id]) => message(interface, id),
        _ => panic!("{case:?} is no case"),
    }
}

/// A message with an argument of its kind in each place.
fn message(interface: &Interface, id: &str) -> String {
    let (at, (_, places)) =
        ENTRIES.iter().enumerate().find(|(_, (name, _))| *name == id).unwrap_or_else(|| panic!("no {id}"));
    let parts: Vec<String> = places.iter().map(|place| sample(interface, id, place)).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let say = Say::ALL[at];
    let rules = if matches!(say, Say::Date | Say::RankNumber) { Say::Ordinal } else { Say::Plural };
    interface.put_counted(say, rules, &Count::whole(7), &parts)
}

fn sample(interface: &Interface, id: &str, place: &str) -> String {
    let money = |value: &str| interface.short(decimal(value), &Unit::new("USD"));
    let put = |say: Say, text: &str| interface.put(say, &[text]);
    match (id, place) {
        ("date", "day") => "4".to_owned(),
        ("date" | "month", "month") => interface.nth(Say::Months, 1).to_owned(),
        ("weekday-date", "weekday") => interface.nth(Say::Weekdays, 2).to_owned(),
        ("money" | "money-by-code", "amount") | (_, "number" | "word" | "digits" | "symbol" | "code") => {
            format!("({place})")
        }
        ("former-office", "terms") => "2013–2026".to_owned(),
        ("term", "from") => "2013".to_owned(),
        ("term", "to") => "2026".to_owned(),
        ("held-since", "to") => interface.date(date("2026-02-04")),
        ("held-since", "from") => interface.date(date("2025-11-14")),
        ("rank" | "rank-nominal", "from") => put(Say::FromOn, &money("14000000")),
        ("rank" | "rank-nominal", "since") => put(Say::SinceYear, "1990"),
        ("rank" | "rank-nominal", "noun") => {
            let nouns = ["arms package", "arms packages"].map(|noun| interface.told(noun));
            interface.put(Say::OfThe, &[&nouns[0], &nouns[1]])
        }
        ("lasting", "since") => put(Say::Since, &interface.date(date("2024-03-07"))),
        ("change" | "change-back", "percent") => put(Say::ChangePercent, &put(Say::Percent, "12")),
        ("share", "aside") => put(Say::Aside, &sample(interface, "", "exchanged")),
        ("before-article" | "after-article", "distance") => {
            interface.put_counted(Say::Days, Say::Plural, &Count::whole(1), &["1"])
        }
        (_, "exchanged") => {
            let parts = [&money("169500000000"), "EUR", &interface.number(decimal("1.13")), "USD", "2025"];
            interface.put(Say::AtMeanRate, &parts)
        }
        (_, "ratio") => {
            interface.put(Say::AboutPercent, &[&put(Say::Percent, "76"), &interface.told("a carrier")])
        }
        (_, "amount" | "then" | "whole") => money("11100000000"),
        (_, "now" | "size" | "value" | "to") => money("21000000000"),
        (_, "each" | "from") => money("480"),
        (_, "difference") => interface.signed(decimal("480"), &Unit::new("USD")),
        (_, "people") => interface.short(decimal("23600000"), &Unit::new("person")),
        (_, "percent") => interface.short(decimal("12.5"), &Unit::new("percent")),
        (_, "date" | "day") => interface.date(date("2026-02-04")),
        (_, "month") => interface.month(date("2026-02-04")),
        (_, "rank") => interface.rank(2),
        (_, "year") => "2024".to_owned(),
        (_, "money-year") => "2025".to_owned(),
        (_, "count") => "7".to_owned(),
        (_, "all") => "40".to_owned(),
        (_, "shown") => "6".to_owned(),
        (_, "rate") => interface.number(decimal("1.13")),
        (_, "times") => interface.number(decimal("1.6")),
        (_, "base") => "EUR".to_owned(),
        (_, "quote") => "USD".to_owned(),
        (_, "money") => interface.money_at_home(&Unit::new("USD")),
        (_, "kind") => interface.line(Say::KindPerson).to_owned(),
        (_, "distance") => interface.put_counted(Say::DaysAway, Say::Plural, &Count::whole(3), &["3"]),
        (_, told) => interface.told(told),
    }
}

/// Marks that nobody sees, as the file shows them.
fn visible(text: &str) -> String {
    let marks = [('\u{2066}', "["), ('\u{2069}', "]"), ('\u{a0}', "~"), ('\u{202f}', "^"), ('\u{200e}', "<")];
    marks.iter().fold(text.to_owned(), |text, (mark, shown)| text.replace(*mark, shown))
}

/// `BACKSTORY_WRITE=1` writes the file anew, to be read before it is committed.
#[test]
fn every_language_says_what_the_file_says() {
    let file = std::fs::read_to_string(FILE).expect("a readable file");
    let (head, cases) = file.split_once("\n\n").expect("a head");
    let mut found = format!("{head}\n");
    let is_case = |line: &&str| !line.starts_with(' ') && !line.is_empty();
    for case in cases.lines().filter(is_case) {
        write!(found, "\n{case}\n").expect("a text");
        for (tag, _) in SHIPPED {
            let interface = Interface::shipped(tag).expect("a language");
            writeln!(found, "    {tag} {}", visible(&said(&interface, case))).expect("a text");
        }
    }
    if std::env::var_os("BACKSTORY_WRITE").is_some() {
        return std::fs::write(FILE, &found).expect("a writable file");
    }
    let differing = found.lines().zip(file.lines()).filter(|(found, expected)| found != expected);
    let differing: Vec<String> =
        differing.map(|(found, expected)| format!("expected {expected}\nfound    {found}")).collect();
    assert!(
        differing.is_empty() && found.lines().count() == file.lines().count(),
        "{}",
        differing.join("\n")
    );
}

#[test]
fn the_file_has_every_message() {
    let file = std::fs::read_to_string(FILE).expect("a readable file");
    let tables = Say::Comma as usize;
    for (id, _) in &ENTRIES[tables..] {
        assert!(file.contains(&format!("\nmessage {id}\n")), "{id}");
    }
}

#[test]
fn every_language_has_every_message() {
    for &(tag, file) in SHIPPED {
        let (interface, missing) = Interface::from_file(file).expect(tag);
        assert_eq!((interface.language(), missing), (tag, 0));
    }
}

fn german() -> &'static str {
    SHIPPED.iter().find(|(tag, _)| *tag == "de").expect("German").1
}

#[test]
fn what_a_file_that_was_cut_off_does_not_have_is_english() {
    let whole = german().find("\nQuellen\n").expect("the message");
    // In the middle of a word: half a message is none.
    let (interface, missing) = Interface::from_file(&german()[..whole + 4]).expect("a message file");
    assert_eq!(missing, ENTRIES.len() - Say::Sources as usize);
    assert_eq!(interface.line(Say::More), "Mehr");
    assert_eq!(interface.line(Say::Sources), "\u{2066}Sources\u{2069}");
    assert_eq!(interface.date(date("2026-02-04")), "4.\u{a0}Februar 2026");
}

#[test]
fn a_message_with_other_places_is_english() {
    for (right, wrong) in
        [("#0 vor", "vor"), ("#0 vor", "#1 vor"), ("#0 vor", "#0 #9 vor"), ("#0 vor", "# vor")]
    {
        let (interface, missing) = Interface::from_file(
            &german().replace(&format!("\n{right} diesem Artikel\n"), &format!("\n{wrong} diesem Artikel\n")),
        )
        .expect("a message file");
        assert_eq!(missing, 1, "{wrong}");
        assert_eq!(
            interface.put(Say::BeforeArticle, &["3 Tage"]),
            "\u{2066}3 Tage before this article\u{2069}"
        );
    }
}

#[test]
fn what_is_no_message_file_is_refused() {
    let other = german().replacen("backstory-messages ", "backstory-messages 0", 1);
    let none = "this is no message file";
    let ours = other.split(' ').nth(1).expect("a version").split_at(1).1;
    let versions = |found: &str| format!("the messages are of version {found}; this core has {ours}");
    for (file, expected) in [
        ("", none),
        ("<!doctype html>\n<title>404</title>\n", none),
        ("backstory-messages", &versions("")),
        (&other, &versions(&format!("0{ours}"))),
    ] {
        assert_eq!(Interface::from_file(file).err().as_deref(), Some(expected), "{file:.40}");
    }
}

#[test]
fn plural_rules_read_as_cldr_has_them() {
    let count = |digits: &str, exponent| Count::new(decimal(digits), exponent);
    let arabic = Interface::shipped("ar").expect("Arabic");
    let category = |interface: &Interface, digits: &str, exponent| {
        let forms = "zero|one|two|few|many|other";
        interface.form(forms, Say::Plural, Some(&count(digits, exponent))).to_owned()
    };
    for (digits, expected) in [
        ("0", "zero"),
        ("1", "one"),
        ("2", "two"),
        ("3", "few"),
        ("10", "few"),
        ("11", "many"),
        ("99", "many"),
        ("100", "other"),
        ("102", "other"),
        ("103", "few"),
        ("111", "many"),
        ("1.5", "other"),
        ("3.0", "few"),
    ] {
        assert_eq!(category(&arabic, digits, 0), expected, "{digits}");
    }
    let french = Interface::shipped("fr").expect("French");
    let category = |digits: &str, exponent| {
        french.form("one|many|other", Say::Plural, Some(&count(digits, exponent))).to_owned()
    };
    for (digits, exponent, expected) in [
        ("0", 0, "one"),
        ("1.5", 0, "one"),
        ("2", 0, "other"),
        ("1000000", 0, "many"),
        ("1500000", 0, "other"),
        ("1500000", 6, "many"),
        ("1000000.5", 0, "other"),
    ] {
        assert_eq!(category(digits, exponent), expected, "{digits}e{exponent}");
    }
}

#[test]
fn a_rule_that_asks_for_a_rest_by_nothing_holds_for_nothing() {
    let rules = Say::Plural as usize + 1;
    let line = |(at, line)| if at == rules { "n0 0 =" } else { line };
    let lines: Vec<&str> = german().split('\n').enumerate().map(line).collect();
    let (interface, missing) = Interface::from_file(&lines.join("\n")).expect("a message file");
    assert_eq!(missing, 0);
    assert_eq!(interface.form("one|other", Say::Plural, Some(&Count::whole(3))), "other");
}

/// A file with this as its line of a number, from 1.
fn with_line(at: usize, line: &str) -> String {
    let lines = german().split('\n').zip(1..);
    lines.map(|(own, number)| if number == at { line } else { own }).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_file_with_more_than_a_file_may_have_is_refused_by_place_value_and_limit() {
    let before = Say::BeforeArticle as usize + 2;
    for (file, reason) in [
        ("x".repeat(65_537), "the file has 65537 bytes; the limit is 65536"),
        (with_line(before, &"é".repeat(4097)), "has 8194 bytes; the limit is 8192"),
        (with_line(before, &"#0 vor ".repeat(13)), "has 13 places; the limit is 12"),
    ] {
        let refused = Interface::from_file(&file).expect_err(reason);
        assert!(refused.ends_with(reason), "{refused}");
        assert!(
            refused.starts_with("the file") || refused.starts_with(&format!("line {before} ")),
            "{refused}"
        );
    }
    for file in
        [with_line(before, &format!("#0{}", "é".repeat(4095))), with_line(before, &"#0 vor ".repeat(12))]
    {
        assert_eq!(Interface::from_file(&file).map(|(_, missing)| missing), Ok(0));
    }
}

/// splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % limit as u64) as usize
    }

    /// One change: signs that files are made of, a stretch of the file again and again, or one taken out.
    fn change(&mut self, file: &mut Vec<char>) {
        const SIGNS: [&str; 14] = [
            "#0",
            "#1",
            "#9",
            "|",
            ";",
            "\t",
            "\n",
            "?",
            "n0 0 =",
            "n1 0~99999999999 !",
            "/",
            "\u{2066}",
            "é",
            "-",
        ];
        let at = self.below(file.len());
        match self.below(3) {
            0 => drop(file.splice(at..at, SIGNS[self.below(SIGNS.len())].chars())),
            1 => {
                let piece: Vec<char> = file[at..].iter().take(self.below(60)).copied().collect();
                let times = 1 + self.below(9);
                drop(file.splice(at..at, piece.repeat(times)));
            }
            _ => drop(file.drain(at..(at + self.below(60)).min(file.len()))),
        }
    }
}

/// UTF-8 bytes that a sentence may have at most, whatever a file says: messages stand in messages.
const LONGEST_SENTENCE: usize = 200_000;

#[test]
fn files_changed_at_random_are_refused_or_harmless() {
    let mut random = Random(11);
    let (mut whole, mut read) = (0, 0);
    for _ in 0..1_000 {
        let (_, good) = SHIPPED[random.below(SHIPPED.len())];
        let mut file: Vec<char> = good.chars().collect();
        for _ in 0..1 + random.below(12) {
            random.change(&mut file);
        }
        let Ok((interface, missing)) = Interface::from_file(&file.iter().collect::<String>()) else {
            continue;
        };
        read += 1;
        whole += usize::from(missing == 0);
        let count = Count::new(decimal("1500000.5"), random.below(7) as u8);
        let mut inner = interface.in_full(decimal("-1234567.25"), &Unit::new("USD"), Some(Bound::Min));
        for _ in 0..6 {
            let say = Say::ALL[random.below(Say::ALL.len())];
            let counted = interface.put_counted(say, Say::Plural, &count, &[inner.as_str(); 8]);
            assert!(counted.len() < LONGEST_SENTENCE, "{} bytes", counted.len());
            inner = interface.put(say, &[inner.as_str(); 8]);
            inner.push_str(&interface.date(date("2026-02-04")));
            inner.push_str(interface.record(Say::Units, "tonne").unwrap_or(""));
        }
        assert!(inner.len() < LONGEST_SENTENCE, "{} bytes", inner.len());
    }
    assert!(read > 300 && whole > 30, "{read} files are read, {whole} of them without a fault");
}
