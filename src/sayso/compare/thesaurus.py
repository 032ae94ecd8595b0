"""News words that stand for one another, and those that say nothing of what is measured."""

_SAYING_NOTHING = {
    "function words": (
        "a about above according across after again all almost already also although am among an and "
        "any are around as at back be because been before being below between both but by can could "
        "did do does doing done down during each either even ever every for from further had has have "
        "having he her here hers him his how however i if in into is it its itself just last latest "
        "least less many may me might more most much must my nearly next no nor not now of off on "
        "once one only onto or other our out over own per same several shall she should since so some "
        "still such than that the their them then there these they this those though through to too "
        "total toward towards under until up upon us very was we were what when where which while who "
        "whom whose why will with within without would yet you your"
    ),
    "reporting and counting": (
        "said says say including include included roughly approximately estimated figure number "
        "amount level rate overall altogether current currently "
        "recent recently confirmed reported official officially"
    ),
    "light verbs": (
        "take takes took taken taking place placed go goes going gone went come comes came coming get gets got getting "
        "give gives gave given giving become becomes became make makes making carry carries carried carrying consider "
        "considered know knows knew known see sees saw seen use used using call called calls name named names"
    ),
    "numbers": "two three four five six seven eight nine ten eleven twelve twenty half",
    "bare people": "people person persons individual individuals man woman men women",
    "the calendar": (
        "january february march april june july august september october november december jan feb "
        "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
        "sunday year years month months week weeks day days today yesterday tomorrow"
    ),
    "units": (
        "dollar dollars euro euros pound pounds won yuan yen percent percentage cent million billion "
        "trillion thousand hundred dozen crore lakh"
    ),
}
EMPTY = frozenset(word for group in _SAYING_NOTHING.values() for word in group.split())
"""Words that say nothing of what is measured, in any phrase."""

SYNONYMS = {
    "death": "die died dying dead death fatality kill perish toll lives succumbed victim deadly",
    "injury": "injure injury wound hurt hospitalized hospitalised casualty",
    "permit": "visa permit permission licence license",
    "grant": "grant issue award approve approval hand",
    "worker": "worker labourer laborer employee staff staffer workforce",
    "case": "case infection infected occurrence positive",
    "arrest": "arrest detain detention jailed imprisoned custody",
    "missing": "missing unaccounted disappeared vanish",
    "recover": "recover recovery discharged",
    "displace": "displace displacement evacuate evacuees homeless uprooted flee fled",
    "earn": "earn gross revenue collected collection takings made",
    "cost": "cost price",
    "pay": "wage salary pay paid payment",
    "dismiss": "sack fire fired dismiss dismissal axed",
    "layoff": "layoff redundancy cut",
    "employ": "hire hired employ recruited",
    "job": "job post position payroll",
    "film": "film movie movies picture",
    "film-score": "score rating rate averaged",
    "birth": "born birth birthplace birthdate birthday",
    "marry": "marry married marriage wed",
    "found": "found founder establish formed formation",
    "release": "release launch debut premiere",
    "announce": "announce announcement reveal unveil",
    "join": "join sign",
    "sell": "sell sold sale",
    "begin": "begin began begun start",
    "end": "end finish conclude",
    "build": "build built construct construction",
    "live": "living reside residence",
    "buy": "buy bought purchase acquire acquisition takeover",
    "leave": "leave left depart departure quit",
    "win": "win won victory",
    "lose": "lose lost loss defeat",
    "rise": "rise rose rising risen increase grow grew growth gain jump up climb",
    "fall": "fall fell fallen decrease decline drop slump plunge",
    "covid": "coronavirus covid covid-19 covid19",
    "worldwide": "worldwide globally global world international internationally",
    "america": "us usa u.s u.s.a america american",
    "britain": "uk u.k britain british",
    "critic": "critic review reviewer",
    "citizen": "resident citizen inhabitant population",
    "child": "child children kid youngster",
    "pupil": "pupil student",
    "soldier": "soldier troop serviceman servicemen",
    "house": "house home dwelling",
    "vehicle": "car vehicle",
    "factory": "factory plant mill",
    "company": "company firm business",
    "follower": "follower subscriber fan",
    "ship": "ship vessel boat ferry freighter trawler liner",
    "sink": "sink sank sunk sinking capsize capsized overturn overturned founder",
    "flood": "flood floods flooded flooding inundate deluge",
    "crash": "crash crashed collide collided collision derail derailed derailment",
    "shooting": "shooting shot gunfire gunman",
    "explosion": "explosion exploded blast bomb bombing detonate",
    "strike": "strike strikes striking walkout stoppage",
    "docker": "docker dockers stevedore longshoreman longshoremen",
    "earthquake": "earthquake quake tremor",
    "blaze": "blaze wildfire",
    "meeting": "meeting met talks summit",
    "aid": "aid assistance relief",
    "unemployed": "jobless unemployed unemployment",
}
"""An idea and the words that stand for it; every word stands for all with the same stem."""

RIVALS = (
    "killed injured missing arrested recovered displaced tested survived",
    "case died recovered tested",
    "win loss draw tie",
    "rise fall",
    "export import",
    "male female boy girl",
    "domestic overseas abroad foreign worldwide",
    "profit loss",
    "hired layoff sacked",
    "budget gross",
    "opening closing",
    "offered demanded agreed refused",
)
"""Words for different questions: two measures that each hold one of a line, and share none, differ."""
