//! Texts in which people have marked the names.

use std::io::BufRead;
use std::path::Path;

use serde::Deserialize;

use super::super::chain::{OUTSIDE, label_of};
use crate::article::{Article, Language};
use crate::text::{ByteSpan, Token};

/// One text; spans count UTF-8 bytes.
#[derive(Deserialize)]
pub struct Document {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub date: Option<String>,
    #[serde(default)]
    licence: String,
    mentions: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    bstart: u32,
    bend: u32,
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "kind")]
    form: String,
    #[serde(default)]
    optional: bool,
}

/// The documents of a file: JSON lines as in the evaluation sets, or, in a `.txt`, texts with their names in brackets,
/// "[P Ann Roe] left [L Rome]", and an empty line between two of them.
///
/// # Errors
/// Names the file, and the line where there is one.
pub fn read_corpus(path: &Path) -> Result<Vec<Document>, String> {
    let at = |what: &str| format!("{}: {what}", path.display());
    if path.extension().is_some_and(|extension| extension == "txt") {
        let whole = std::fs::read_to_string(path).map_err(|error| at(&error.to_string()))?;
        let texts = whole.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        return texts
            .zip(1..)
            .map(|(text, number)| bracketed(format!("{name}-{number}"), text).map_err(|e| at(&e)))
            .collect();
    }
    let file = std::fs::File::open(path).map_err(|error| at(&error.to_string()))?;
    let lines = std::io::BufReader::new(file).lines().enumerate();
    lines
        .map(|(number, line)| {
            let line = line.map_err(|error| at(&error.to_string()))?;
            serde_json::from_str(&line).map_err(|error| at(&format!("line {}: {error}", number + 1)))
        })
        .collect()
}

/// Letters of the brackets, and the kinds as the evaluation sets call them.
const LETTERS: [(&str, &str); 4] =
    [("P ", "person"), ("L ", "place"), ("O ", "organization"), ("M ", "other")];

fn bracketed(id: String, source: &str) -> Result<Document, String> {
    let (mut text, mut mentions) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some((before, inside)) = rest.split_once('[') {
        text.push_str(before);
        let Some((kind, inside)) =
            LETTERS.iter().find_map(|(letter, kind)| Some((kind, inside.strip_prefix(letter)?)))
        else {
            text.push('[');
            rest = inside;
            continue;
        };
        let (name, after) =
            inside.split_once(']').ok_or_else(|| format!("{id}: \"[{kind} …\" is not closed"))?;
        let bstart = text.len() as u32;
        text.push_str(name);
        mentions.push(Marked {
            bstart,
            bend: text.len() as u32,
            kind: (*kind).to_owned(),
            form: "name".to_owned(),
            optional: false,
        });
        rest = after;
    }
    text.push_str(rest);
    Ok(Document { id, text, date: None, licence: String::new(), mentions })
}

impl Document {
    /// Whether its text may be learned from: what is under a share-alike licence is only measured on.
    pub fn is_free(&self) -> bool {
        !self.licence.contains("SA")
    }

    pub fn article(&self) -> Article {
        let date = self.date.as_ref().and_then(|date| date.parse().ok());
        Article::from_plain_text(&self.text, date, Language::En)
    }

    /// The labels of a block's words; `offset` is where the block begins.
    pub(super) fn labels(&self, tokens: &[Token], offset: u32) -> Vec<usize> {
        let mut labels = vec![OUTSIDE; tokens.len()];
        for name in self.mentions.iter().filter(|name| name.form == "name" && !name.optional) {
            let span = ByteSpan { start: name.bstart, end: name.bend };
            let covered = |token: &Token| span.contains(token.span.moved(offset));
            let Some(mut first) = tokens.iter().position(covered) else { continue };
            let end = first + tokens[first..].iter().take_while(|token| covered(token)).count();
            let the = tokens[first].span.moved(offset).of(&self.text).eq_ignore_ascii_case("the");
            first += usize::from(the && end - first > 1);
            for (at, label) in labels[first..end].iter_mut().enumerate() {
                *label = label_of(kind(&name.kind), at > 0);
            }
        }
        labels
    }
}

/// Its place among [`KINDS`](super::super::chain::KINDS).
fn kind(name: &str) -> usize {
    ["person", "place", "organization"].iter().position(|kind| *kind == name).unwrap_or(3)
}
