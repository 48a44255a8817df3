//! Real pages: is what we read the article that a reader sees there? The pages are not ours and not in the project;
//! without them this test prints a line and passes.
#![cfg(feature = "cli")]

use std::collections::HashMap;
use std::path::PathBuf;

use backstory::article::{Element, Language, Options, Unread};
use backstory::cli::{Tree, TreeElement, Visit};
use backstory::cli::{decode, read_html};

/// Never part of an article.
const NEVER: &[&str] = &[
    "aside", "button", "form", "iframe", "nav", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
];

/// Mean text F1 over the pages that have an article.
const REQUIRED: f64 = 0.9;

fn pages() -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("BACKSTORY_SHARED").map_or_else(beside, PathBuf::from).join("pages");
    folder.is_dir().then_some(folder)
}

#[test]
fn the_article_of_real_pages_is_found() {
    let Some(folder) = pages() else {
        println!("skipped: no folder ../shared/pages; BACKSTORY_SHARED names another place");
        return;
    };
    let mut scores = Vec::new();
    for (name, label) in labels() {
        let bytes = std::fs::read(folder.join(format!("{name}.html"))).expect(&name);
        let read = read_text(&bytes);
        if label.root == "none" {
            assert_eq!(read, None, "{name} has no article");
            continue;
        }
        let expected = label.text(&Tree::parse(&decode(&bytes)));
        assert!(!expected.trim().is_empty(), "{name}: nothing matches {:?}", label.root);
        scores.push(f1(&read.unwrap_or_default(), &expected));
        println!("{:.3} {name}", scores[scores.len() - 1]);
    }
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    println!("mean F1 of {} pages: {mean:.3}", scores.len());
    assert!(scores.len() >= 30 && mean >= REQUIRED, "mean F1 is {mean:.3}");
}

/// What we read of a page, whatever its language.
fn read_text(page: &[u8]) -> Option<String> {
    let options = Options { language: Some(Language::En), ..Options::default() };
    match read_html(page, &options) {
        Ok(reading) => Some(reading.article.text),
        Err(Unread::NoArticle) => None,
        Err(other) => panic!("{other}"),
    }
}

struct Label {
    root: String,
    except: Vec<String>,
}

fn labels() -> Vec<(String, Label)> {
    let table: toml::Table = include_str!("data/roots.toml").parse().expect("roots.toml is TOML");
    let text = |value: &toml::Value| value.as_str().expect("a string").to_owned();
    let label = |value: &toml::Value| {
        let except = value.get("except").and_then(toml::Value::as_array);
        Label { root: text(&value["root"]), except: except.into_iter().flatten().map(text).collect() }
    };
    let pages = table["pages"].as_table().expect("a table of pages");
    pages.iter().map(|(name, value)| (name.clone(), label(value))).collect()
}

impl Label {
    /// The labelled element's text, without what a reader does not see as the article.
    fn text(&self, tree: &Tree) -> String {
        let (mut out, mut depth, mut inside, mut done) = (String::new(), 0, None, false);
        tree.visit(|visit| {
            match visit {
                Visit::Open(element) => {
                    depth += 1;
                    out.push_str(if is_inline(&element) { "" } else { " " });
                    if inside.is_none() && !done && matches(&self.root, &element) {
                        inside = Some(depth);
                    }
                    return !self.leaves_out(&element);
                }
                Visit::Text(text) if inside.is_some() => out.push_str(text),
                Visit::Text(_) => {}
                Visit::Close => {
                    if inside == Some(depth) {
                        (inside, done) = (None, true);
                    }
                    depth -= 1;
                }
            }
            false
        });
        out
    }

    fn leaves_out(&self, element: &TreeElement) -> bool {
        let hidden = element.attribute("hidden").is_some()
            || element.attribute("style").is_some_and(|style| {
                let style = style.replace(' ', "");
                style.contains("display:none") || style.contains("visibility:hidden")
            });
        hidden
            || NEVER.contains(&&*element.name())
            || self.except.iter().any(|selector| matches(selector, element))
    }
}

fn is_inline(element: &TreeElement) -> bool {
    matches!(&*element.name(), "a" | "abbr" | "b" | "code" | "em" | "font" | "i" | "span" | "strong" | "u")
}

/// Matches "tag", "#id", ".class" and these joined.
fn matches(selector: &str, element: &TreeElement) -> bool {
    let has = |name: &str, value: &str| {
        element.attribute(name).is_some_and(|found| found.split_whitespace().any(|word| word == value))
    };
    let starts: Vec<usize> = selector.match_indices(['.', '#']).map(|(at, _)| at).collect();
    let tag = &selector[..starts.first().copied().unwrap_or(selector.len())];
    let ends = starts.iter().skip(1).copied().chain([selector.len()]);
    (tag.is_empty() || element.name() == tag)
        && starts.iter().zip(ends).all(|(&start, end)| {
            let kind = if selector.as_bytes()[start] == b'#' { "id" } else { "class" };
            has(kind, &selector[start + 1..end])
        })
}

/// Harmonic mean of precision and recall over words, each counted as often as it stands.
fn f1(found: &str, expected: &str) -> f64 {
    let (found, expected) = (words(found), words(expected));
    let both: usize = found.iter().map(|(word, n)| n.min(expected.get(word).unwrap_or(&0))).sum();
    let all = found.values().sum::<usize>() + expected.values().sum::<usize>();
    2.0 * both as f64 / all.max(1) as f64
}

/// Words with their counts; in scripts without spaces each letter is one.
fn words(text: &str) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    let spaced: String = text
        .chars()
        .flat_map(|c| if c >= '\u{2e80}' { [' ', c, ' '] } else { ['\0', c, '\0'] })
        .filter(|c| *c != '\0')
        .collect();
    for word in spaced.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *out.entry(word.to_lowercase()).or_default() += 1;
    }
    out
}
