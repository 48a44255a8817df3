//! How newspapers introduce people and bodies, and what only looks like it.

use super::*;
use crate::article::Language;

#[track_caller]
fn assert_introduced(text: &str, name: &str, words: Option<&str>) {
    assert_introduced_as(EntityType::Person, text, name, words);
}

#[track_caller]
fn assert_introduced_as(kind: EntityType, text: &str, name: &str, words: Option<&str>) {
    let article = Article::from_plain_text(text, None, Language::En);
    let start = article.text.find(name).expect(name);
    let found = Introductions::new(&article).of(0, ByteSpan::new(start, start + name.len()), kind);
    assert_eq!(found.map(|found| found.words.of(&article.text)), words, "{text}");
}

#[test]
fn appositions_and_roles_introduce() {
    let head = "head of the Élysée programme at the Fund of the United States";
    assert_introduced(&format!("“Both,” said Ann Roe, {head}, a think tank."), "Ann Roe", Some(head));
    assert_introduced("Jo Li, 42, a teacher from Leeds, wept.", "Jo Li", Some("a teacher from Leeds"));
    assert_introduced("We met Jo Li, who leads the board.", "Jo Li", Some("who leads the board"));
    assert_introduced("He named party vice-chairman Jo Li.", "Jo Li", Some("party vice-chairman"));
    for (text, words) in [
        ("“No,” said Jo Li, a shopkeeper.", "a shopkeeper"),
        ("Jo Li, a 19-year-old from Leeds, won.", "a 19-year-old from Leeds"),
        ("It is late, said Jo Li, an epidemiologist at the Fund.", "an epidemiologist at the Fund"),
        ("“No,” said Jo Li, Middle East director of Acme.", "Middle East director of Acme"),
        ("Oxfam’s regional director, Jo Li, left.", "Oxfam’s regional director"),
        ("The head of the Bank of the South, Jo Li, left.", "head of the Bank of the South"),
        ("On Monday French Finance Minister Jo Li left.", "French Finance Minister"),
        ("Then House Speaker Jo Li left.", "House Speaker"),
        ("The plumber Jo Li left.", "plumber"),
        ("“No,” said farmer Jo Li.", "farmer"),
        ("South Korea’s president, Jo Li, left.", "South Korea’s president"),
        ("The new team’s coach, Jo Li, left.", "The new team’s coach"),
        (
            "Supporters of Brazil’s hard-left former President Jo Li left.",
            "Brazil’s hard-left former President",
        ),
        ("“No,” said Jo Li, a pollster at the Fund.", "a pollster at the Fund"),
        ("Jo Li of the University of the South has left.", "of the University of the South"),
        ("They beat Jo Li of the Greens and Ann Roe of Acme.", "of the Greens"),
        ("Jo Li of the Policy Unit, a think tank, says so.", "of the Policy Unit"),
    ] {
        assert_introduced(text, "Jo Li", Some(words));
    }
    assert_introduced(
        "The probe into Central Army Board vice-chairman Jo Li goes on.",
        "Jo Li",
        Some("Central Army Board vice-chairman"),
    );
    let body = EntityType::Organization;
    assert_introduced_as(body, "They work for Acme, a maker of anvils.", "Acme", Some("a maker of anvils"));
    for (text, words) in [
        ("The Acme (ACM), a lobby group, left.", "a lobby group"),
        ("The trade body Acme left.", "trade body"),
        ("It was told by lender Acme.", "lender"),
        ("He is the chief of the lender Acme.", "lender"),
    ] {
        assert_introduced_as(body, text, "Acme", Some(words));
    }
    let place = EntityType::Place;
    assert_introduced_as(
        place,
        "He is from Baku, the capital of Azerbaijan.",
        "Baku",
        Some("the capital of Azerbaijan"),
    );
}

#[test]
fn what_is_no_introduction_is_not_quoted() {
    assert_introduced("Jo Li, the minister said, must go.", "Jo Li", None);
    assert_introduced("Jo Li, and the others, left.", "Jo Li", None);
    assert_introduced("Jo Li said so.", "Jo Li", None);
    assert_introduced("Jo Li, the chancellor and the prime minister flew home.", "Jo Li", None);
    assert_introduced("Jo Li, the chancellor, and the prime minister flew home.", "Jo Li", None);
    assert_introduced("In Leeds, Jo Li, 42, wept.", "Jo Li", None);
    assert_introduced("It rained on Jo Li.", "Jo Li", None);
    assert_introduced("In Paris, a decade later, Jo Li died.", "Jo Li", None);
    assert_introduced("After Jo Li, a year earlier, nobody left.", "Jo Li", None);
    assert_introduced("Yesterday President Jo Li left.", "Jo Li", None);
    assert_introduced("On Monday President Jo Li left.", "Jo Li", None);
    assert_introduced("It was told after Jo Li left.", "Jo Li", None);
    assert_introduced("In a letter to the chairman, Jo Li said so.", "Jo Li", None);
    assert_introduced("They met the chairman, the coach and Jo Li.", "Jo Li", None);
    assert_introduced("Jo of Leeds left.", "Jo", None);
    assert_introduced("They want to engineer Jo Li.", "Jo Li", None);
    assert_introduced("He is known as travel journalist Jo Li.", "Jo Li", None);
    assert_introduced("Then House of Commons Speaker Jo Li left.", "Jo Li", None);
    assert_introduced("Far from Jo Li, she became the head of the clan.", "Jo Li", None);
    assert_introduced("In Baku Li, the winter’s first snow fell.", "Baku Li", None);
    assert_introduced("Unlike Jo Li, the philosopher Ann Roe wept.", "Jo Li", None);
    assert_introduced_as(EntityType::Place, "In Paris, the Strip and Rome, it rained.", "Paris", None);
    assert_introduced_as(EntityType::Place, "On Iran, Russia’s war and trade, they agreed.", "Iran", None);
    assert_introduced_as(EntityType::Organization, "At Acme, the engineer slept.", "Acme", None);
    assert_introduced_as(EntityType::Organization, "It can handle giant Acme.", "Acme", None);
    assert_introduced_as(EntityType::Organization, "She is the singer of defunct band Acme.", "Acme", None);
}

#[test]
fn introductions_as_newspapers_write_them() {
    for (name, text, words) in [
        (
            "Helen Clark",
            "Former prime minister Helen Clark said the plan was a mistake.",
            "Former prime minister",
        ),
        (
            "Olof Palme",
            "A street was named after the late prime minister Olof Palme on Friday.",
            "late prime minister",
        ),
        ("Rosa Diaz", "Acting mayor Rosa Diaz declared an emergency.", "Acting mayor"),
        (
            "Karim Haddad",
            "Police questioned ex-finance minister Karim Haddad for six hours.",
            "ex-finance minister",
        ),
        ("Ines Prado", "They met interim president Ines Prado in Lima.", "interim president"),
        (
            "Paul Ncube",
            "The court jailed the disgraced investment banker Paul Ncube.",
            "disgraced investment banker",
        ),
        (
            "Yara Khalil",
            "The hospital's director, Yara Khalil, said beds were full.",
            "The hospital's director",
        ),
        (
            "Wes Tarr",
            "“It is dry,” said Wes Tarr, a rancher from Paris, Texas.",
            "a rancher from Paris, Texas",
        ),
        ("Wes Tarr", "Wes Tarr, who grew up in Moscow, Idaho, won.", "who grew up in Moscow, Idaho"),
        (
            "Wes Tarr",
            "The dead are Wes Tarr, a nurse from Leeds, Ann Roe, a teacher, and Bo Li.",
            "a nurse from Leeds",
        ),
        ("Wes Tarr", "They saw Wes Tarr, a nurse in Leeds, on Monday.", "a nurse in Leeds"),
        (
            "Petr Novak",
            "Norway's new chancellor, Petr Novak, who took office on Monday, agreed.",
            "Norway's new chancellor",
        ),
        (
            "Petr Novak",
            "Head librarian Petr Novak, who has worked there since 1988, agreed.",
            "Head librarian",
        ),
        ("Haakon Lie", "King Haakon Lie of Norway, the king's cousin, died.", "the king's cousin"),
        ("Ann Berg", "Ann Berg of the Greens, the defence spokeswoman, agreed.", "the defence spokeswoman"),
        ("Eva Lund", "Army spokeswoman Major Eva Lund said so.", "Army spokeswoman"),
        ("Kit Ward", "Gov. Kit Ward, a Republican, signed the bill.", "a Republican"),
        ("Kit Ward", "Ohio Gov. Kit Ward signed the bill.", "Ohio Gov."),
        ("Kit Ward", "The bill was written by Republican Sen. Kit Ward on Monday.", "Republican Sen."),
        ("Kit Ward", "Judge Kit Ward ruled on Monday.", "Judge"),
        ("Kit Ward", "On Monday Mayor Kit Ward ruled.", "Mayor"),
        ("Kit Ward", "Secretary of Defense Kit Ward left.", "Secretary of Defense"),
        ("Kit Ward", "On Friday Minister of Health Kit Ward left.", "Minister of Health"),
        ("Kit Ward", "“No,” said foreign ministry spokesman Kit Ward.", "foreign ministry spokesman"),
        ("Kit Ward", "Shops burned, provincial governor Kit Ward told reporters.", "provincial governor"),
        ("Kit Ward", "It was lifted, said communications minister Kit Ward.", "communications minister"),
        ("Kit Ward", "Mr Roe met commerce secretary Kit Ward.", "commerce secretary"),
        ("Kit Ward", "They were led by union organiser Kit Ward.", "union organiser"),
        ("Kit Ward", "They praised the coach Kit Ward.", "coach"),
        ("Kit Ward", "A friend, the novelist Kit Ward, found it.", "novelist"),
        ("Kit Ward", "In Leeds, a plumber named Kit Ward won.", "plumber"),
        ("Kit Ward", "It was opened by Roe's successor, Kit Ward.", "Roe's successor"),
        ("Kit Ward", "“I was born here,” said Kit Ward, 52, a seamstress.", "a seamstress"),
        (
            "Kit Ward",
            "Kit Ward, a former Bank of England economist, becomes chair.",
            "a former Bank of England economist",
        ),
        ("Kit Ward", "Kit Ward, the Real Madrid forward, scored.", "the Real Madrid forward"),
        ("Kit Ward", "Kit Ward, a former football star, lost.", "a former football star"),
        ("Kit Ward", "Kit Ward, the billionaire who founded Acme, sued.", "the billionaire who founded Acme"),
        (
            "Acme Steel",
            "It belongs to Acme Steel, a family-owned company founded in 1988.",
            "a family-owned company founded in 1988",
        ),
        (
            "Acme",
            "Acme, a biotechnology company based in Cambridge, Massachusetts, said so.",
            "a biotechnology company based in Cambridge, Massachusetts",
        ),
        ("Jo Li", "He is not related to opposition leader Jo Li.", "opposition leader"),
        (
            "Jo Li",
            "The daughter of South Korea's former military ruler Jo Li won.",
            "South Korea's former military ruler",
        ),
        ("Jo Li", "Labour's plan was written by shadow chancellor Jo Li.", "shadow chancellor"),
        (
            "Jo Li",
            "Jo Li, senior vice-president of a royalist party, left.",
            "senior vice-president of a royalist party",
        ),
        (
            "Jo Li",
            "“No,” said Jo Li, curator of ceramics at the Museum.",
            "curator of ceramics at the Museum",
        ),
        (
            "Jo Li",
            "They saw Jo Li, a 30-year-old tailor waving a flag.",
            "a 30-year-old tailor waving a flag",
        ),
        ("Kit Ward", "“No,” said Kit Ward, a father of two.", "a father of two"),
        ("Kit Ward", "The bank's governor Kit Ward left.", "The bank's governor"),
        ("Kit Ward", "Kenya's deputy president Kit Ward left.", "Kenya's deputy president"),
        ("Kit Ward", "They met US treasury secretary Kit Ward.", "US treasury secretary"),
        ("Kit Ward", "The former Labour minister Kit Ward left.", "former Labour minister"),
        ("Kit Ward", "Labour's shadow home secretary, Kit Ward, agreed.", "Labour's shadow home secretary"),
        ("Kit Ward", "In 2001 then-president Kit Ward agreed.", "then-president"),
        ("Kit Ward", "In 2001 Then-President Kit Ward agreed.", "Then-President"),
        ("Kit Ward", "They back ousted prime minister Kit Ward.", "ousted prime minister"),
        (
            "Kit Ward",
            "“No,” said Kit Ward, a partner at the law firm Roe & Co.",
            "a partner at the law firm Roe & Co",
        ),
        ("Kit Ward", "Minister for the Environment Kit Ward left.", "Minister for the Environment"),
        ("Kit Ward", "Kit Ward, chief executive of Acme, left.", "chief executive of Acme"),
        ("Kit Ward", "“No,” said Kit Ward, a Kurd.", "a Kurd"),
        ("Kit Ward", "“No,” said Kit Ward, a Labour MP.", "a Labour MP"),
        ("Kit Ward", "“No,” said Kit Ward, the MP for Leeds.", "the MP for Leeds"),
        ("Kit Ward", "It was kicked by Kit Ward, the 24-year-old striker.", "the 24-year-old striker"),
        ("Kit Ward", "They saw vice chancellor Kit Ward.", "vice chancellor"),
        ("Kit Ward", "They saw union boss Kit Ward.", "union boss"),
        ("Kit Ward", "They saw human rights lawyer Kit Ward.", "human rights lawyer"),
        ("Kit Ward", "The ministry's spokesman, Kit Ward, said so.", "The ministry's spokesman"),
        ("Kit Ward", "Roe's lawyer, Kit Ward, said so.", "Roe's lawyer"),
        ("Kit Ward", "Ann Roe's lawyer Kit Ward said so.", "Ann Roe's lawyer"),
        ("Kit Ward", "They saw Kit Ward, a nurse from Athens, Georgia.", "a nurse from Athens, Georgia"),
        ("Kit Ward", "Kit Ward, 34, a nurse from Athens, Georgia, wept.", "a nurse from Athens, Georgia"),
        ("Kit Ward", "Kit Ward, who lives in London, Ontario, wept.", "who lives in London, Ontario"),
        (
            "Kit Ward",
            "Kit Ward, a nurse from Raleigh, North Carolina, wept.",
            "a nurse from Raleigh, North Carolina",
        ),
        ("Kit Ward", "Judge Kit Ward of the High Court agreed.", "of the High Court"),
        ("Kit Ward", "It was told by army spokesman Col. Kit Ward.", "army spokesman"),
        ("Kit Ward", "Superintendent Kit Ward said nine men were missing.", "Superintendent"),
        ("Kit Ward", "Surfer Kit Ward, 19, was hurt.", "Surfer"),
        ("Kit Ward", "The match was stopped by Referee Kit Ward.", "Referee"),
        ("Kit Ward", "Fire brigade spokeswoman Kit Ward said so.", "Fire brigade spokeswoman"),
        ("Kit Ward", "“No,” said parish magistrate Kit Ward.", "parish magistrate"),
        ("Kit Ward", "Emails show union boss Kit Ward told them.", "union boss"),
        ("Kit Ward", "The 17th-century painter Kit Ward lived here.", "17th-century painter"),
        ("Kit Ward", "The clinic's head surgeon, Dr Kit Ward, agreed.", "The clinic's head surgeon"),
        ("Kit Ward", "The postmistress, Kit Ward, has one rule.", "postmistress"),
        ("Kit Ward", "Kit Ward, whose son drowned, wept.", "whose son drowned"),
        ("Kit Ward", "They met Kit Ward, who lost a son and a niece.", "who lost a son and a niece"),
        (
            "Kit Ward",
            "“No,” said Kit Ward, a researcher at the Fund for Peace (FFP).",
            "a researcher at the Fund for Peace (FFP)",
        ),
        ("Egyptologist Kit Ward", "Egyptologist Kit Ward, who found it, left.", "Egyptologist"),
        ("Singer-songwriter Kit Ward", "Singer-songwriter Kit Ward came third.", "Singer-songwriter"),
        ("Kit Ward", "On Monday French Finance Minister Kit Ward left.", "French Finance Minister"),
    ] {
        assert_introduced_as(EntityType::Person, text, name, Some(words));
    }
    for (name, text, words) in [
        (
            "Kit Ward",
            "Kit Ward, a politics lecturer at the University of Leeds, said so.",
            "a politics lecturer at the University of Leeds",
        ),
        ("Kit Ward", "Kit Ward, 34, a bus driver, wept.", "a bus driver"),
        ("Samsos", "The Greek island of Samsos is dry.", "Greek island"),
        ("Samsos", "They fled from the eastern town of Samsos.", "eastern town"),
        ("London", "They flew to London, the capital.", "the capital"),
        ("Ayr", "They live in Ayr, a town of 47,000 people.", "a town of 47,000 people"),
        (
            "Bruegel",
            "It was told by a fellow at the Brussels-based thinktank Bruegel.",
            "Brussels-based thinktank",
        ),
    ] {
        assert_introduced_as(EntityType::Place, text, name, Some(words));
    }
    for (name, text, words) in [
        (
            "Kit Ward",
            "Kit Ward, director of the Seismic Network, said so.",
            "director of the Seismic Network",
        ),
        (
            "Acme Steel",
            "Acme Steel, the world's largest contract toolmaker, rose 3%.",
            "the world's largest contract toolmaker",
        ),
        ("Acme", "A fishermen's group, Acme, said so.", "A fishermen's group"),
        ("Acme", "A Beijing firm, Acme, said so.", "Beijing firm"),
        ("Acme", "The vase was sold, the auction house Acme said.", "auction house"),
        ("Acme", "He works at Acme, a currency broker.", "a currency broker"),
        ("Acme", "Consumer group Acme will sue.", "Consumer group"),
        ("Acme", "Internet security firm Acme said so.", "Internet security firm"),
        ("Acme", "The Acme, which speaks for 600 shops, agreed.", "which speaks for 600 shops"),
        ("Acme", "Acme, a start-up that makes flour, failed.", "a start-up that makes flour"),
        ("Ano Samsos", "They fled to Ano Samsos, a town north of Volos.", "a town north of Volos"),
        ("Acme", "Acme, the maker of anvils, left.", "the maker of anvils"),
        ("Acme", "Acme, a chain of shops, left.", "a chain of shops"),
    ] {
        assert_introduced_as(EntityType::Organization, text, name, Some(words));
    }
    assert_introduced_as(
        EntityType::Other,
        "Kit Ward, the French nationalist, agreed.",
        "Kit Ward",
        Some("the French nationalist"),
    );
}

#[test]
fn words_tell_the_kind_whatever_the_name_was_taken_for() {
    let text = "Björn Lund, director of the Network, said so.";
    let article = Article::from_plain_text(text, None, Language::En);
    let name = ByteSpan::new(0, "Björn Lund".len());
    let found = Introductions::new(&article).of(0, name, EntityType::Place);
    assert_eq!(found.map(|found| found.kind), Some(EntityType::Person));
}

#[test]
fn a_trade_is_no_part_of_a_name() {
    let text = "Egyptologist Kit Ward agreed.";
    let article = Article::from_plain_text(text, None, Language::En);
    let name = ByteSpan::new(0, "Egyptologist Kit Ward".len());
    let found = Introductions::new(&article).of(0, name, EntityType::Person);
    assert_eq!(found.map(|found| found.name.of(text)), Some("Kit Ward"));
}

#[test]
fn neighbours_that_are_no_introductions() {
    for (name, text) in [
        ("Emily Roe", "Emily Roe, 40, a think-tank in Leeds, left."),
        ("Lena Voss", "Its chairwoman, Lena Voss, resigned."),
        ("Tom Reyes", "Her husband, Tom Reyes, is a dentist."),
        ("Amira Said", "He was succeeded by his deputy, Amira Said."),
        ("Tom Reyes", "Tom Reyes, her brother, wept."),
        ("Mark Dunn", "A nephew of his, Mark Dunn, drove the car."),
        ("Wes Tarr", "Wes Tarr, who has lived in Paris, London, and Rome, left."),
        ("Kit Ward", "Gov. Kit Ward signed the bill."),
        ("Kit Ward", "He was jailed for killing journalist Kit Ward."),
        ("Kit Ward", "The party wants to replace coach Kit Ward."),
        ("Smith", "Smith, the man said, was gone."),
        ("Ann Roe", "Acme, the firm said Ann Roe, was gone."),
        ("Jo Li", "Thank you, Jo Li, the floor is yours."),
        ("Jo Li", "He sacked Jo Li, a move that shocked them."),
        ("Jo Li", "He sacked Jo Li, a decision he regrets."),
        ("Jo Li", "Guests were Ann Roe, Jo Li, the mayor and a banker."),
        ("Jo Li", "After Jo Li, the weather was better."),
        ("Jo Li", "They sang for Jo Li, a day after the vote."),
        ("Trump", "Steve Roe, a former Trump adviser, left."),
        ("Jo Li", "The former Jo Li fan club closed."),
        ("Jo Li", "He is the younger Jo Li."),
        ("Jo Li", "In the theater, Jo Li, 42, wept."),
        ("Jo Li", "At the company, Jo Li, a lot changed."),
        ("Jo Li", "To his lawyer, Jo Li, it was clear."),
        ("Jo Li", "It is, however, Jo Li who won."),
        ("Jo Li", "The governor, Jo Li, left."),
        ("Jo Li", "The company Jo Li founded in May is bankrupt."),
        ("Jo Li", "The policies president Jo Li announced will fail."),
        ("Jo Li", "They discussed the deal with Jo Li, rather than the plan."),
        ("Jo Li", "In the group, Jo Li, 40, felt safe."),
        ("Kit Ward", "The law governor Kit Ward signed is void."),
        ("Kit Ward", "The deal president Kit Ward struck is void."),
        ("Kit Ward", "A day earlier, Kit Ward, the minister said, had left."),
        ("Kit Ward", "In Rome, Kit Ward, the pope said, was welcome."),
        ("Kit Ward", "Between the lawyer and Kit Ward, nothing was agreed."),
        ("Kit Ward", "She married lawyer Kit Ward's son."),
        ("Kit Ward", "She met a plumber, Kit Ward and two others."),
        ("Kit Ward", "In the summer Kit Ward left."),
        ("Kit Ward", "A bigger Kit Ward appeared."),
        ("Kit Ward", "They wanted to nominate Kit Ward."),
        ("Kit Ward", "The painting of the minister, Kit Ward said, was ugly."),
        ("Kit Ward", "He talked about football, Kit Ward, the weather and a teacher."),
        ("Kit Ward", "Kit Ward of the Delhi high court agreed."),
        ("Kit Ward", "He beat Kit Ward, a first for the team."),
        ("Kit Ward", "The order, Kit Ward, is void."),
        ("Kit Ward", "They left, together Kit Ward thought."),
        ("Kit Ward", "Nothing can alter Kit Ward."),
        ("Kit Ward", "He would rather consult senior Kit Ward."),
        ("Kit Ward", "It was told to player Kit Ward beat."),
        ("Kit Ward", "Thanks, mister Kit Ward."),
        ("Kit Ward", "Did the doctor, Kit Ward asked, know?"),
        ("Kit Ward", "Next year, under Kit Ward, the team won."),
        ("Kit Ward", "In December Kit Ward left."),
        ("Kit Ward", "After dinner, however, Kit Ward, no minister, left."),
        ("Kit Ward", "The paper Kit Ward wrote is lost."),
        ("Kit Ward", "His lawyer's brother, Kit Ward, left."),
        ("Kit Ward", "In Leeds, a later Kit Ward was born."),
        ("Kit Ward", "They saw union members Kit Ward and Jo Li."),
        ("Kit Ward", "Chairman Kit Ward agreed."),
        ("Kit Ward", "Société Kit Ward, a find for the Institut (É’s own), agreed."),
        ("Kit Ward", "There are many who prefer Kit Ward."),
        ("Kit Ward", "They insist lawyer Kit Ward left."),
        ("Kit Ward", "Officer Kit Ward fired."),
        ("Kit Ward", "King Kit Ward agreed."),
        ("Kit Ward", "Mother Kit Ward agreed."),
        ("Kit Ward", "Moreover Kit Ward agreed."),
        ("Kit Ward", "At a show in Manchester Kit Ward sang."),
        ("Kit Ward", "The Inspector Kit Ward novels sold well."),
        ("Kit Ward", "Documents show chairman Kit Ward told them."),
        ("Kit Ward", "The widow of Kit Ward, who died in May, wept."),
        ("Kit Ward", "The order, Dr Kit Ward, is void."),
        ("Kit Ward", "They met Kit Ward, which surprised them."),
        ("Ward", "Ward, who flew to Leeds on Monday, denied it."),
        ("Kit Ward", "Bank of Peru’s chairman Kit Ward left."),
        ("Walter Kit Ward", "Walter Kit Ward agreed."),
        ("King Kit Ward", "King Kit Ward agreed."),
        ("Kit Ward", "It was told by Sunday Times columnist Kit Ward."),
    ] {
        assert_introduced_as(EntityType::Person, text, name, None);
    }
    assert_introduced_as(EntityType::Place, "In Kit Ward, the mayor, Jo Li, agreed.", "Kit Ward", None);
    assert_introduced_as(EntityType::Organization, "Acme, which has cut its price, fell.", "Acme", None);
    for (name, text) in [
        ("Acme", "The firm said Acme was gone."),
        ("Acme Bank", "Acme Bank, the owner said, is closed."),
        ("Acme Bank", "Acme Bank, the leader in loans, is closed."),
        ("Acme", "In the city, the group, Acme, left."),
        ("Acme", "Acme, its main rival, left."),
        ("Acme", "At Acme, a teacher from Leeds, Jo Li, wept."),
        ("Acme Ltd", "The owner of Acme Ltd, a lawyer from Leeds, wept."),
        ("Roe & Co", "The founder of Roe & Co, an engineer, wept."),
        ("Acme", "He left Acme, which angered them."),
        ("Acme Ltd", "The owner of Acme Ltd, a trader from Leeds, wept."),
        ("Acme Steel", "Fund manager Acme Steel said so."),
        ("Acme Steel", "Acme Steel, an asset manager, agreed."),
        ("Acme", "The Acme, the only bank in this part of Leeds is closed."),
        ("Hill City", "Hill City, the champion, lost."),
    ] {
        assert_introduced_as(EntityType::Organization, text, name, None);
    }
    for (name, text) in [
        ("Acme Town", "The mayor of Acme Town, a lawyer from Leeds, wept."),
        ("New York", "The archbishop of New York, a critic of the war, wept."),
        ("South Sudan", "South Sudan, the president said, is at peace."),
        ("Samsos", "They live in the southern suburb of Samsos."),
        ("Samsos", "The main town of Samsos is dry."),
        ("Samsos", "It is the largest island of Samsos."),
        ("Samsos", "She has a house in a fine village of Samsos."),
        ("Samsos", "They fled to the town of Samsos."),
        ("Old Samsos", "Coach Old Samsos said so."),
        ("South Sudan", "He left for South Sudan, the president and his wife stayed."),
    ] {
        assert_introduced_as(EntityType::Place, text, name, None);
    }
    for (name, text) in [
        ("Grand Prix", "He won the Grand Prix, a driver said."),
        ("Great War", "He fought in the Great War, a soldier of 19."),
    ] {
        assert_introduced_as(EntityType::Other, text, name, None);
    }
}
