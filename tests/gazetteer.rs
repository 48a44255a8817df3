//! A gazetteer beside a pack: thousands of towns whose names are everybody's words and surnames change nothing about
//! what is linked without them.
#![cfg(feature = "cli")]

#[path = "packs/compiled.rs"]
mod compiled;
#[path = "../benches/shared/dice.rs"]
mod dice;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::OnceLock;

use backstory::annotate::{Job, Meaning, Overrides};
use backstory::article::{Article, Language};
use backstory::pack::{Pack, Packs};
use backstory::publish::publish;
use compiled::compiled;
use dice::Dice;

/// Towns of the generated pack, besides the hazards; each has two names or three.
const TOWNS: usize = 8_000;
/// Towns of one name.
const NAMESAKES: usize = 150;

/// Names of towns, real ones all, that mean something else in most texts.
const HAZARDS: [&str; 42] = [
    "Most",
    "Reading",
    "Nice",
    "Mobile",
    "Split",
    "Deal",
    "March",
    "Battle",
    "Police",
    "Vance",
    "Bush",
    "May",
    "Best",
    "Sale",
    "Hope",
    "Normal",
    "Chad",
    "Turkey",
    "Bill",
    "Polish",
    "Bath",
    "Cork",
    "Hull",
    "Clinton",
    "Jordan",
    "Washington",
    "Paris",
    "London",
    "Jackson",
    "Cameron",
    "Johnson",
    "Kim",
    "Eric",
    "George",
    "Charles",
    "Georgia",
    "Brazil",
    "England",
    "Sweden",
    "Beijing",
    "Moscow",
    "Xi",
];

fn town_name(dice: &mut Dice) -> String {
    let begin = dice.of(&["San ", "Bad ", "New ", "", "", "", "", "", "", ""]);
    let stem = dice.of(&[
        "Al", "Bor", "Cas", "Dur", "Esk", "Fal", "Gor", "Kas", "Lim", "Mon", "Nor", "Pel", "Ros", "Tal",
    ]);
    let middle = dice.of(&["a", "ane", "ber", "di", "ega", "ic", "ola", "ri", "ste", "uv"]);
    let end =
        dice.of(&["burg", "dorf", "field", "grad", "ham", "mouth", "o", "polis", "ton", "ville", "vik", "é"]);
    [begin, stem, middle, end].concat()
}

/// The generated pack, made once for all tests.
fn towns() -> &'static Pack {
    static TOWNS: OnceLock<Pack> = OnceLock::new();
    TOWNS.get_or_init(|| compiled(towns_folder().to_str().expect("a path in UTF-8")))
}

fn towns_folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("gazetteer");
    fs::create_dir_all(folder.join("entities")).expect("a folder for tests");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file for tests");
    write(
        "pack.toml",
        "id = \"towns\"\ntitle = \"Towns\"\nversion = \"1\"\nlanguage = \"en\"\ndata_until = 2026-01-01\n\
         author = \"tests/gazetteer.rs\"\nretrieved = 2026-01-01\n",
    );
    write(
        "sources.toml",
        "[[source]]\nid = \"made-up\"\ntitle = \"Towns made up\"\npublisher = \"Nobody\"\n\
         url = \"https://example.org/\"\nlicence = \"CC0-1.0\"\ntier = \"secondary\"\n",
    );
    let mut dice = Dice(42);
    let mut text = String::new();
    let mut town = |name: &str, other: &str| {
        let id = text.len();
        writeln!(text, "[[entity]]\nid = \"town-{id}\"\ntype = \"place\"\nname = \"{name}\"")
            .expect("a string");
        writeln!(text, "description = \"A town\"\naliases = [\"{other}\"]").expect("a string");
    };
    for _ in 0..TOWNS {
        let (name, other) = (town_name(&mut dice), town_name(&mut dice));
        town(&name, &other);
    }
    for hazard in HAZARDS {
        town(hazard, &format!("{hazard} Town"));
    }
    (0..NAMESAKES).for_each(|number| town("Santa Maria", &format!("Santa Maria {number}")));
    town("Tranekær", "Tranekaer");
    write("entities/towns.toml", &text);
    folder
}

/// Every link: its wording and its entity.
fn links(text: &str, published: &str, packs: &Rc<Packs>) -> Vec<(String, String)> {
    let article =
        Article::from_plain_text(&text.replace(" | ", "\n\n"), published.parse().ok(), Language::En);
    let mut job = Job::new(article, Rc::clone(packs));
    let annotations = job.finish();
    let links = annotations.list.iter().filter_map(|annotation| {
        let Meaning::Mention(mention) = &annotation.meaning else { return None };
        let entity = packs.entity(mention.entity?).id.clone();
        Some((annotation.span.of(&job.article().text).to_owned(), entity))
    });
    links.collect()
}

fn is_of_town(link: &(String, String)) -> bool {
    link.1.starts_with("town-")
}

/// The dated texts of a file of cases.
fn texts(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.lines().filter_map(|line| line.strip_prefix('[')?.split_once("] "))
}

fn stack(packs: &[&Pack]) -> Rc<Packs> {
    Rc::new(Packs::new(packs.iter().map(|pack| (*pack).clone()).collect()))
}

#[test]
fn towns_of_any_name_change_nothing_about_what_is_linked() {
    let (cases, towns) = (compiled("tests/packs/traps"), towns());
    let alone = stack(&[&cases]);
    for packs in [stack(&[&cases, towns]), stack(&[towns, &cases])] {
        for (date, text) in texts(include_str!("data/traps.txt")) {
            let mut with = links(text, date, &packs);
            with.retain(|link| !is_of_town(link));
            assert_eq!(with, links(text, date, &alone), "{text}");
        }
    }
}

#[test]
fn a_town_is_linked_where_the_article_places_it_and_nowhere_else() {
    let packs = stack(&[&compiled("tests/packs/traps"), towns()]);
    let of_towns = |text: &str| {
        let links = links(text, "2025-03-01", &packs);
        links.into_iter().filter(is_of_town).map(|(surface, _)| surface).collect::<Vec<_>>()
    };
    assert_eq!(
        of_towns("The fire in Tranekær was out by noon. Nobody in Tranekær was hurt."),
        ["Tranekær"; 2]
    );
    for silent in [
        "Most people like reading in March.",
        "Vance spoke, and in Vance they trust. JD Vance smiled.",
        "Nice work, said May. Police were in Hope of a Normal Sale.",
        "A quake in Santa Maria woke the town.",
        "Charles was in George Tranekær’s house, with Eric.",
        "The Deal was the Best. Mobile users Split.",
        "Mr Tranekær lives in Tranekær.",
    ] {
        assert_eq!(of_towns(silent), [""; 0], "{silent}");
    }
}

/// Which towns are only listed is told by a pack's size, and an article's own pack is small.
#[test]
fn towns_are_as_doubtful_in_an_articles_own_pack() {
    let packs = stack(&[towns(), &compiled("tests/packs/traps")]);
    let places = "It rained in Santa Maria and in Most. They live in Tranekær, near Bath. | Police in Reading, \
                  Illinois, told Mr Vance. | Hope and Deal met in Nice, France; Split was split.";
    for (date, text) in texts(include_str!("data/traps.txt")).chain([("2025-03-01", places)]) {
        let article = Article::from_plain_text(&text.replace(" | ", "\n\n"), date.parse().ok(), Language::En);
        let proof = publish("towns", &article, &packs, None, &Overrides::default()).prove(
            &article,
            &packs,
            &[],
            |_| Overrides::default(),
        );
        assert_eq!(proof, Ok(()), "{text}");
    }
}
