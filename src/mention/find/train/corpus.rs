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

/// The documents of a file of JSON lines.
///
/// # Errors
/// Names the file, and the line where there is one.
pub fn read_corpus(path: &Path) -> Result<Vec<Document>, String> {
    let at = |what: &str| format!("{}: {what}", path.display());
    let file = std::fs::File::open(path).map_err(|error| at(&error.to_string()))?;
    let lines = std::io::BufReader::new(file).lines().enumerate();
    lines
        .map(|(number, line)| {
            let line = line.map_err(|error| at(&error.to_string()))?;
            serde_json::from_str(&line).map_err(|error| at(&format!("line {}: {error}", number + 1)))
        })
        .collect()
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
