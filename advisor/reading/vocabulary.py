"""The nouns and verbs of the trade, as alternations that the cue tables share."""

from __future__ import annotations

OUR = (
    r"(?:our|my|the|these|those|this|all|all our|all of our|internal|company|their|own|a bunch of|a set of|a|your"
    r"|every|each|thousands of|hundreds of|lots of|a lot of|a large (?:set|collection|body|amount) of|\d[\d,.]*k?)"
)

MATERIAL = (
    r"(?:documents?|docs|documentations?|polic(?:y|ies)|manuals?|handbooks?|(?:product "
    r")?catalog(?:ue)?s?|code ?bases?"
    r"|source code|repositor(?:y|ies)|repos?|wikis?|intranet|knowledge ?bases?|kb|confluence|sharepoint|notion|pdfs?"
    r"|files|articles|contracts?|guidelines|(?<!style )guides?|procedures|protocols|sops?|faqs?"
    r"|regulations?|bylaws|by-laws"
    r"|legislation|statutes?|case law|rulings|judg(?:e)?ments|books?|textbooks?|web ?sites?|web ?pages"
    r"|reports|records"
    r"|specs|specifications|standards|price lists?|release notes|runbooks?|playbooks?|archives?|minutes|leases"
    r"|brochures|leaflets|charters?|circulars|bulletins|datasheets|data sheets|(?:product|fact|safety|spec) sheets"
    r"|(?:advice|info|information|help|cheat|instruction|care|fact) sheets?|(?:campaign|lecture|class"
    r"|course|field|project|research|case) notes|slides|slide decks|lecture notes"
    r"|lectures|curricul(?:um|a)|syllabus|papers|publications"
    r"|journals|studies|theses"
    r"|recipes|agreements|tenders|drawings|meeting notes|memos?|binders?|notices|dossiers?|share(?:d)? drives?"
    r"|course material|training material|terms and conditions"
    r"|terms of service|internal knowledge|company knowledge|product (?:information|data|range|knowledge|details)"
    r"|trade agreements|collective agreements?|constitution|ordinances|wordings|building codes?|tax "
    r"codes?|user guides?)"
)
"""What knowledge is written down in."""

ITEMS = (
    r"(?:e-?mails?|mails|dialogues|texts|speeches|songs|columns|jokes|prescriptions|utterances|obituaries|essays"
    r"|abstracts|opinions|segments|sentences|paragraphs|drafts|images"
    r"|photos|bills|chapters"
    r"|applications|statements|translations|answers|tickets|letters|messages|chats|conversations|transcripts"
    r"|replies|responses|reviews|posts|calls|comments"
    r"|invoices|claims|complaints|enquiries|inquiries|queries|requests|questions"
    r"|descriptions|summaries|headlines|listings"
    r"|newsletters|proposals|scripts|tweets|captions|forms|receipts|orders|notes|bug reports|product descriptions)"
)
"""What a task reads or writes, one at a time."""

LABELLED = r"(?:labell?ed|annotated|tagged|classified|categori[sz]ed|verified|curated|gold|golden|coded)"

EVAL_SET = (
    r"(?:evals?|eval(?:uation)? ?(?:-?sets?|suites?|harness|data ?sets?"
    r"|cases|examples|questions)|test ?-?sets?|golden ?-?sets?"
    r"|gold(?:en)? (?:data ?)?sets?|(?:audit|reference|hold-?out) sets?|held-?out (?:sets?|data"
    r"|examples|cases)|validation sets?|regression (?:suites?|sets?)|benchmark)"
)

TUNING = (
    r"(?:fine-? ?tun\w*|finetun\w*|train(?:ed|ing|s)?|retrain\w*|custom models?"
    r"|bespoke models?|lora|qlora|sft|dpo|tuning|tuned)"
)

MODEL = (
    r"(?:models?|llms?|ai|gpt\S*|chat ?gpt|llama\S*|mistral|claude|chat ?bots?"
    r"|bots?|assistants?|copilots?|agents?)"
)

LANGUAGE = (
    r"(?:(?:plain|simple|formal|informal|australian|aussie|british|american"
    r"|us|uk|nz|new zealand|canadian|indian|swiss|brazilian"
    r"|proper|correct) )?(?:english|german|french|spanish|italian|portuguese"
    r"|dutch|swedish|norwegian|danish|finnish|polish"
    r"|czech|slovak|hungarian|romanian|bulgarian|greek|turkish|russian|ukrainian"
    r"|arabic|hebrew|persian|farsi|hindi|urdu"
    r"|bengali|tamil|telugu|marathi|punjabi|thai|vietnamese|indonesian|malay"
    r"|tagalog|filipino|chinese|mandarin|cantonese"
    r"|japanese|korean|swahili|zulu|afrikaans|welsh|irish|te reo|maori|samoan)"
)

ASKERS = (
    r"(?:staff|customers?|employees|users?|clients|people|colleagues|agents|doctors|nurses|clinicians"
    r"|pharmacists|lawyers"
    r"|paralegals|associates|engineers|technicians|mechanics|electricians|teachers|lecturers|pupils"
    r"|parents|residents|tenants"
    r"|guests|visitors|travell?ers|passengers|drivers|dispatchers|sales ?(?:people|reps|team)|reps"
    r"|consultants|advis[eo]rs"
    r"|managers|operators|players|shoppers|buyers|callers|readers|subscribers|pilots|crews?|inspectors|researchers"
    r"|agronomists|growers|merchants|brokers|underwriters|adjusters|accountants|auditors|analysts|officers|volunteers"
    r"|donors|policyholders|borrowers|applicants|candidates|newcomers|new hires|everyone|anyone|somebody|someone"
    r"|members|patients|students|citizens|farmers|teams?)"
)
