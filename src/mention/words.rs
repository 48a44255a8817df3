//! English words that steer the reading of names. Tables only: each row is a reason to link or to stay silent.

use crate::text::Lexicon;

/// Before a surname they prove that a person is meant; beside any name they are not part of it. Those of the second row tell
/// nothing of who it is, and those of the third of a profession; "President" does more. Lower case.
pub(crate) static TITLES: Lexicon = Lexicon::new(&[
    "activist administrator admiral ambassador analyst archbishop architect artist aunt author ayatollah \
     baroness bishop brigadier brother businessman businesswoman candidate capt cardinal ceo chair chairman \
     chairwoman chancellor chief col colonel columnist commander commissioner composer congressman \
     congresswoman councillor countess datuk defender designer diplomat director driver duchess duke earl economist \
     editor emperor empress engineer envoy father forward founder fr gen general goalkeeper gov governor \
     historian imam inspector journalist king lady leader lieutenant lord lt major manager mathematician mayor \
     mep midfielder minister mp musician novelist pastor philosopher photographer physicist pm poet politician \
     pope premier president prince princess producer prosecutor publisher queen rabbi referee rep reporter \
     representative researcher reverend scientist secretary sen senator seri sheikh shri sister speaker spokesman \
     spokesperson spokeswoman striker tsar winger writer young",
    "dame dr justice miss mr mrs ms mx prof professor sir",
    "actor actress attorney captain chef coach detective judge lawyer nurse officer rev sergeant sgt singer",
]);

/// What nobody is whom all know, before a name or behind its comma; of a ruler's sons and brothers some rule, too. Lower case.
pub(super) static TRADES: Lexicon = Lexicon::new(&[
    "aunt baker barber builder butcher cleaner cousin electrician farmer gardener joiner neighbor neighbour nephew niece nurse \
     officer pensioner plumber resident roofer sergeant shopkeeper student teacher uncle waiter waitress",
]);

/// In capitals behind a body's name, and no part of another: "Time Magazine". Lower case.
pub(super) static DESCRIPTORS: Lexicon =
    Lexicon::new(&["co corp group inc ltd magazine museum news newspaper plc records studios website"]);

/// What leads to another name of the same thing, in brackets or not; a longer wording first. Lower case.
pub(super) static ALSO_CALLED: Lexicon = Lexicon::new(&[
    "abbreviated,aka,alias,also called,also known as,better known as,born,called,dubbed,formerly,iata,\
     identified as,known as,known simply as,nicknamed,né,née,or simply,renamed,self-identified as",
]);

/// What a person does or suffers, and no place: "Paris was born in Switzerland". Teams score, too: not the country.
pub(super) static LIVES: Lexicon = Lexicon::new(&[
    "arrested born cried crossed died divorced graduated herself himself jailed joked laughed married nodded \
     played sang scored shrugged slept smiled starred testified tweeted wept",
]);

/// Behind a town's name they tell which town of that name it is: a row for each of the countries in `locate`. Lower case; two
/// words as they stand. In the last row, American ones as agencies shorten them, which need their full stop.
pub(super) static STATES: Lexicon = Lexicon::new(&[
    "alabama,alaska,arizona,arkansas,brooklyn,california,colorado,connecticut,delaware,florida,georgia,hawaii,\
     idaho,illinois,indiana,iowa,kansas,kentucky,louisiana,maine,manhattan,maryland,massachusetts,michigan,\
     minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,\
     north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,queens,rhode island,south carolina,south dakota,\
     tennessee,texas,united states,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming",
    "alberta,british columbia,canada,manitoba,new brunswick,newfoundland,nova scotia,ontario,quebec,saskatchewan",
    "australia,new south wales,queensland,tasmania",
    "cornwall,cumbria,devon,dorset,essex,fife,kent,moray,norfolk,somerset,suffolk,surrey,sussex,tyne and wear",
    "ala,ariz,ark,calif,colo,conn,fla,ga,ill,ind,kan,ky,la,mass,md,mich,minn,miss,mo,mont,nc,nd,neb,nev,nh,nj,nm,ny,\
     okla,ont,ore,pa,ri,sc,sd,tenn,tex,va,vt,wash,wis,wva,wyo",
]);

pub(super) static MONTH_PREPOSITIONS: Lexicon = Lexicon::new(&[
    "after and before between by during each early every from in last late mid nd next of on or rd since st th \
     this through till to until",
]);

/// Behind a name they make a person or a state of it, even where it is a common word: "Turkey welcomed". Those of the first row
/// tell of nothing that only states do. Lower case.
pub(super) static ACTS: Lexicon = Lexicon::new(&[
    "admitted agreed announced asked asks called confirmed fears hopes joined must offered plans promised proposed proposes refused resigned said \
     says seeks sent told voted wants",
    "accused backed banned blamed blames condemned demanded denied denies expelled imposed insisted insists invaded \
     pledged pressed recalled rejected rejects signed threatened urged vowed warned welcomed",
]);

/// Towns have them, and governments do not: "the mayor said Paris must build". Lower case.
pub(super) static OF_TOWNS: Lexicon = Lexicon::new(&[
    "borough boroughs councillor councillors expo flats games hotels mayor mayoral metro museums olympics parking \
     rents skyline stadium stadiums streets suburbs subway tourists trams",
]);

/// Common words that are also names: where a sentence begins, their capital proves nothing. Lower case.
pub(super) static COMMON_WORDS: Lexicon = Lexicon::new(&[
    "academy act apple army art autumn baker bank banks bath battle bell best bill bishop black block board \
     bond brown buffalo burns bury bush case chambers channel church citizen conservative cook cork council \
     court cross day deal democrat discover dove east eye field forest fortune fox frost fund games gap gold \
     golden grant gray green greens grey guardian guinea hay hill history hook hope house hull hurt \
     independent jersey justice king labor labour lake law left liberal life little long love major male mark \
     mirror mobile moody moon music nation nature navy nice noble north observer oracle orange page party \
     peace people polish pope pound power price prince reading republican rice rich right rivers rugby rush \
     sale sandwich sandy science sharp shell short silver small snow society south spark split spring sprint \
     square star state steel stone strange stripe summer sun sweet swift target tide time times tours turkey \
     union victory visa weeks wells west white will winds winter wise wolf wood woods worms worth young",
]);

/// Family names that many bear: alone they prove nobody. Lower case, without diacritics.
///
/// # Source
/// Of the commonest of the US census of 2010 and of lists for China, Korea, India, Spain and Latin America.
pub(super) static COMMON_SURNAMES: Lexicon = Lexicon::new(&[
    "adams ahmed alexander allen anderson austin bailey baker bennett brooks butler campbell carroll carter \
     clark clinton cohen coleman collins cooper cruz dallas davis edwards evans fernandez flores ford foster \
     garcia george gibson gomez gonzalez gordon graham gupta hall hamilton harris harrison henderson henry \
     hernandez houston howard huang hughes hunter hussain jackson james johnson jones jordan kelly kennedy \
     khan kumar lawrence lewis lincoln london lopez madison marshall martin martinez mason mcdonald miller mitchell monroe \
     moore morales morgan morris murphy murray myers nelson nguyen oliver ortiz parker patel perez phillips \
     powell ramirez reyes richardson rivera roberts robinson rodriguez rogers ross ruiz russell sanchez \
     sanders santos scott sharma silva simpson singh smith stevens stewart taylor thomas thompson torres \
     turner tyler walker ward warren washington watson williams wilson wright zhang zhao zhou",
]);

/// What a text is about, as its words tell: words of sport; in the second row, those that tell of nothing else; and in the third,
/// what governments have, and cities do not: "Moscow’s allies". Lower case.
pub(super) static TOPICS: Lexicon = Lexicon::new(&[
    "ball basketball beat beaten bronze captain champions championship club coach cricket cup defeated draw fans final \
     finals fixture football game games goals gold half hockey kick league lost manager match minute olympic penalties \
     penalty played player players plays points qualify referee rugby saves score season shot side sides squad stadium \
     team teams tennis test title tournament victory win wins won",
    "batsman batsmen bowled bowler bowlers corner crease defender equaliser goal goalkeeper header inning innings keeper \
     medal medals midfielder offside outscored overs overtime pitcher pitchers playoffs qualifier qualifiers quarterback \
     rebounds relay relegation scored scoreless scores scoring scrum semi shootout spinner striker stumped stumps throws toss touchdown \
     touchdowns try unbeaten wicket wickets winger",
    "allies ally ambassador ambassadors army ceasefire claim claims defence defense demand demands diplomat \
     diplomatic diplomats embassy envoy envoys forces foreign government invasion leaders military minister \
     ministers ministry missile missiles nuclear parliament policy position president sanctions sovereignty \
     stance summit talks tariffs treaty troops war weapons",
]);

/// The row of what governments have.
pub(super) const OF_GOVERNMENTS: usize = 2;

/// Behind a number, and before another or one of these, they tell a score of cricket: "11 for 3", "67 all out".
pub(super) static SCORES: Lexicon = Lexicon::new(&["all for out"]);

/// Words in capitals beside a name that are no part of it: roles in title case and months; in the second row days, and in the
/// third months that have other meanings. Lower case.
pub(super) static NEIGHBOURS: Lexicon = Lexicon::new(&[
    "a december defence defense deputy february foreign former government i january july november october prime \
     september vice",
    "friday monday saturday sunday thursday tuesday wednesday",
    "april august june march may",
]);

/// Before "of" they leave a place what it is: "the State of Texas". Lower case.
pub(super) static TERRITORIES: Lexicon =
    Lexicon::new(&["commonwealth county gdp gnp government municipality province state town village"]);

/// In small letters inside a name: "Bank of England"; those of the second row begin names, too ("de Gaulle"), and those of the
/// third do nothing else ("bin Laden" and "Osama bin Laden", but only "abu Nidal"). Lower case.
pub(super) static INSIDE_NAMES: Lexicon = Lexicon::new(&[
    "a an and at do e et for in les of on the und y",
    "al bin da das de del della den der des di dos du el ibn la le ter van von zu",
    "abu ben d l mac o",
]);

/// Words that may stand in capitals only because a sentence begins with them; those of the second row make a place or a day of
/// a name behind them, or a source: "In Munich, the chancellor".
pub(crate) static SENTENCE_OPENERS: Lexicon = Lexicon::new(&[
    "about according after again against all also although among an and are as asked because before behind benchmark \
     besides between beyond both but by can concerning could currently despite did does dozens during each earlier \
     eight either even eventually ever every except finally five following formerly four given has have he her here \
     his how hundreds if including indeed instead is it its just last later like many maybe meanwhile most my neither \
     never next nine no not now often once only or originally our over overseas per perhaps previously recently \
     regarding seven several she should similarly since six so some sometimes soon still such suddenly ten than \
     thanks that their then there these they this those though thousands three today together two under unlike until \
     upon usually very was we well were what when where whereas whether while who why will with within without would \
     yes yesterday yet you your",
    "across around at for from in near of on the through to via",
]);

/// Before an office they mean somebody who does not hold it on the day, or one of several ("a vice-chairman of").
pub(super) static NOT_IN_OFFICE: Lexicon = Lexicon::new(&[
    "a acting an another any as be became become becomes deputy elected ex first for former future incoming late \
     next outgoing then would",
]);

/// Nouns that mean any country: they need an adjective to mean one.
pub(super) static GENERIC_NOUNS: Lexicon = Lexicon::new(&["capital city country government nation state"]);

/// Someone goes: with "to", the city is meant and not its government.
pub(super) static TRAVEL: Lexicon = Lexicon::new(&[
    "arrive arrived arrives battle bring brought carried carry drive drove fares fight flew flies flight flights fly flying fought go goes going invited march marched move moved return \
     returned returns route sent tour train travel travels trip trips visit visited visiting visits walk walked walks went",
]);

/// Before "on" or "over" and a capital they tell of the place itself: "Drones over Moscow". Lower case.
pub(super) static SKY: Lexicon = Lexicon::new(&[
    "assault attack attacks bombs clouds drone drones fell flew flown hung missile missiles plane planes rain rained raid \
     raids rocket rockets shot skies smoke snow strike strikes",
]);

/// Behind a capital they make a name of it that no pack knows: "the Paris agreement" is not about France.
pub(super) static NAMED_AFTER_CITIES: Lexicon = Lexicon::new(&[
    "accord accords agreement agreements conference convention conventions declaration pact process protocol \
     protocols regulation regulations memorandum summit syndrome treaty",
]);

/// Behind a place or its people they make a thing of it: "Brussels sprouts", "Russian roulette". Without the last s.
pub(super) static NAMED_AFTER_PLACES: Lexicon = Lexicon::new(&[
    "almond artichoke bean beef boot brand bulldog bun cabinet cake carpet chard checker cheese cheesecake \
     coffee comma corgi courage cow cream curry delight disease doll doughnut dressing duck envelope flu fowl \
     frie goat goose hat heel hemp horn hound lager lamp libre lynx maple measle mix mule noodle nut onion oven \
     pastrie pastry pepper pie pig pizza plate river roulette salad sandwich sandwiche sauce sausage setter \
     shepherd short silver sling sponge sprout spruce standoff steak stew syndrome terrier toast vase \
     vulture waffle wave whale window wolfhound",
]);

/// Behind somebody's name they make a thing of it: "Charles de Gaulle airport". Those of the second row do so of a capital's, too,
/// and those of the third of that alone: "Seoul residents", "Washington-based", "Beijing time". Lower case.
pub(super) static FOLLOWERS: Lexicon = Lexicon::new(&[
    "award awards brothers building carrier doctrine drive dynasty families family foundation high medal prize \
     sisters spaniel spaniels",
    "airport arena avenue boulevard bridge college highway hospital institute library museum park road school \
     square stadium station street theatre university",
    "area based born hotel metro native region resident residents restaurant state streets suburbs time",
]);

/// Before the name of a place or a person they make a thing of it, and behind its comma; those of the first row go by the
/// name alone later on, and those of the last, who have names as persons do, make no longer name of it. Lower case.
pub(super) static THINGS: Lexicon = Lexicon::new(&[
    "cyclone hms hurricane mv rms ss storm typhoon uss",
    "airline band bank brand camp cape carmaker carrier chain chicken cruiser destroyer ferry film flagship fort frigate lake magazine maker mount movie musical novel opera port retailer river ship sitcom song \
     submarine tanker trawler yacht",
    "actor actress boy boyfriend brother cat comedy daughter dog drama favorite favourite filly girl girlfriend horse husband labrador model pony \
     singer sister soap son thriller wife",
]);

/// Before a capital they mean the place itself.
pub(super) static PLACE_PREPOSITIONS: Lexicon =
    Lexicon::new(&["across around central downtown in inside into near outside through"]);
