//! The JSON Schemas by which editors complete and check sources, made from the tables that the compiler reads by.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::keys::{ENTITIES, Key, PACK, SERIES_FILE, SOURCES, Shape, Table};

/// One schema for each kind of file: the name of the kind, and the schema.
///
/// Draft 7, which is what the language servers of TOML know.
pub fn schemas() -> [(&'static str, Value); 4] {
    [&PACK, &SOURCES, &ENTITIES, &SERIES_FILE].map(|file| (file.name, schema(file)))
}

fn schema(file: &'static Table) -> Value {
    let mut tables = BTreeMap::new();
    let mut root = object(file, &mut tables);
    root.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    root.insert("title".to_owned(), json!(format!("Backstory: {}", file.name)));
    root.insert("definitions".to_owned(), json!(tables));
    Value::Object(root)
}

/// A table as a schema; the tables below it join the others.
fn object(table: &'static Table, tables: &mut BTreeMap<&'static str, Value>) -> Map<String, Value> {
    let keys = table.keys().map(|key| (key.name.to_owned(), property(key, tables)));
    let properties: Map<String, Value> = keys.collect();
    let required: Vec<&str> = table.keys().filter(|key| key.needed).map(|key| key.name).collect();
    let mut object = json!({
        "type": "object",
        "description": table.about,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    let rules = serde_json::from_str(table.rules);
    merge(&mut object, rules.unwrap_or_else(|error| unreachable!("rules of {}: {error}", table.name)));
    match object {
        Value::Object(object) => object,
        _ => unreachable!("an object stays one"),
    }
}

fn property(key: &'static Key, tables: &mut BTreeMap<&'static str, Value>) -> Value {
    let mut schema = of_shape(key.shape, tables);
    schema["description"] = json!(key.about);
    if let Some(example) = example(key) {
        schema["examples"] = json!([example]);
    }
    schema
}

/// The example as JSON: the same as in TOML but for dates, which are texts there.
fn example(key: &Key) -> Option<Value> {
    let quoted = || Some(Value::String(key.example.to_owned())).filter(|_| !key.example.is_empty());
    serde_json::from_str(key.example).ok().or_else(quoted)
}

fn of_shape(shape: Shape, tables: &mut BTreeMap<&'static str, Value>) -> Value {
    let text = json!({"type": "string", "pattern": "\\S"});
    match shape {
        Shape::Text => text,
        Shape::Id => json!({"type": "string", "pattern": "^[a-z0-9-]+$"}),
        Shape::Item => json!({"type": "string", "pattern": "^Q[1-9][0-9]*$"}),
        Shape::Link => json!({"type": "string", "pattern": "^https://[^/?#\\s]+\\.[^\\s<>\"]+$"}),
        Shape::Date => json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        Shape::Number => json!({
            "anyOf": [
                // The limits of `value::Decimal`.
                {"type": "number", "minimum": -1e18, "maximum": 1e18},
                {"type": "string", "pattern": "^-?[0-9]{1,18}(\\.[0-9]{1,12})?$"},
            ]
        }),
        Shape::Texts => json!({"type": "array", "items": text}),
        Shape::OneOf(words) => json!({"enum": words}),
        Shape::Names(table) => {
            json!({"type": "array", "items": {"anyOf": [text, reference(table, tables)]}})
        }
        Shape::Tables(table) => json!({"type": "array", "items": reference(table, tables)}),
        Shape::Table(table) => json!({"allOf": [reference(table, tables)]}),
    }
}

fn reference(table: &'static Table, tables: &mut BTreeMap<&'static str, Value>) -> Value {
    let object = Value::Object(object(table, tables));
    tables.insert(table.name, object);
    json!({"$ref": format!("#/definitions/{}", table.name)})
}

/// Adds what rules say to a schema, key by key.
fn merge(into: &mut Value, rules: Value) {
    match (into, rules) {
        (Value::Object(into), Value::Object(rules)) => {
            for (key, rule) in rules {
                merge(into.entry(key).or_insert(Value::Null), rule);
            }
        }
        (into, rules) => *into = rules,
    }
}
