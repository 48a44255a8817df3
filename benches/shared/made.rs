//! What made-up packs share: sentences with room for names, and what a pack says of itself.

/// Two names in each.
pub const SENTENCES: [&str; 8] = [
    "{} said on Wednesday that talks with {} had gone nowhere, and that nobody in the room had expected otherwise.",
    "The deal, worth $11.1bn, was signed in 2019 by {}, a lawyer from Leeds, after a long quarrel with {}.",
    "“We never agreed to that,” {} told reporters outside the court, where {} was to speak later in the day.",
    "Prices rose by 3.4 per cent in March, which the foreign minister blamed on {} and the friends of {}.",
    "Few who were there remember it well, but letters found last year show that {} wrote twice to {} about the war.",
    "It was the third time in a month that the president had met {}, and the first without {} at the table.",
    "Critics of {} point to a report by {} which found that two-thirds of the 1.4m people affected were not told.",
    "What follows is less clear: the city has no plan, {} has no money, and the patience of {} is running out.",
];

pub const PACK: &str = "id = \"made\"\ntitle = \"Made for a benchmark\"\nversion = \"1\"\nlanguage = \"en\"\n\
    data_until = 2025-12-31\nauthor = \"The Backstory benchmarks\"\nretrieved = 2025-12-31\n";

pub const SOURCES: &str = "[[source]]\nid = \"made\"\ntitle = \"Made up\"\npublisher = \"The Backstory benchmarks\"\n\
    url = \"https://example.org/\"\nlicence = \"CC0\"\ntier = \"secondary\"\n";
