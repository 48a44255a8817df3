//! Names that no pack knows: the cases of `tests/data/names.txt`, read with the built-in model and no pack.

use std::rc::Rc;

use backstory::annotate::{Job, Meaning};
use backstory::article::{Article, Language};
use backstory::mention::find::Model;
use backstory::pack::{EntityType, Packs};

const CASES: &str = include_str!("data/names.txt");

/// Letters of the brackets and the kinds that they stand for.
fn kind(letter: &str) -> fn(EntityType) -> bool {
    match letter {
        "P" => |kind| kind == EntityType::Person,
        "L" => |kind| kind == EntityType::Place,
        "O" => |kind| kind == EntityType::Organization,
        "M" => |kind| !matches!(kind, EntityType::Person | EntityType::Place | EntityType::Organization),
        _ => panic!("there is no kind {letter}"),
    }
}

/// The text without brackets, and what stands in them: where it begins, its words, its letter.
fn parsed(case: &str) -> (String, Vec<(u32, String, String)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut parts = case.split('[');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (inside, after) = part.split_once(']').expect(case);
        let (letter, name) = inside.split_once(' ').expect(case);
        names.push((text.len() as u32, name.to_owned(), letter.to_owned()));
        text.push_str(name);
        text.push_str(after);
    }
    (text, names)
}

fn found(text: &str, model: &Rc<Model>) -> Vec<(u32, String, EntityType)> {
    let article = Article::from_plain_text(text, None, Language::En);
    let mut job = Job::new(article, Rc::new(Packs::new(Vec::new()))).with_names(Some(Rc::clone(model)));
    let list = job.finish().list.into_iter();
    list.filter_map(|annotation| match annotation.meaning {
        Meaning::Mention(mention) => {
            Some((annotation.span.start, annotation.span.of(text).to_owned(), mention.kind))
        }
        Meaning::Figure(_) => None,
    })
    .collect()
}

#[test]
fn names_of_the_cases_are_found_and_nothing_else() {
    let model = Rc::new(Model::from_bytes(include_bytes!("../src/mention/find/names.model")).unwrap());
    let mut faults = Vec::new();
    for case in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, names) = parsed(case);
        let found = found(&text, &model);
        let same = found.len() == names.len()
            && found
                .iter()
                .zip(&names)
                .all(|(found, name)| (found.0, &found.1) == (name.0, &name.1) && kind(&name.2)(found.2));
        if !same {
            faults.push(format!(
                "{case}\n    found {:?}",
                found.iter().map(|f| (&f.1, f.2)).collect::<Vec<_>>()
            ));
        }
    }
    assert!(faults.is_empty(), "{} cases\n{}", faults.len(), faults.join("\n"));
}
