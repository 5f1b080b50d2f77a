"""The bot's own sentences, in one place: what it says that no guide says. Nothing in here is a fact about a career."""

NOTHING_ASKED = "Ask me anything about the guides, in your own words."
TOO_LONG = "That message has {length:,} characters; please ask in at most {limit:,}."

ABOUT = "You are reading “{title}” in the guide “{guide}”. Ask about it in your own words, or begin with one of these."

GREETING = "Hello! I answer questions out of {guides}, and quote the place each time. What would you like to know?"
FAREWELL = "Goodbye, and good luck. The guides are here whenever you want to go on."
THANKS = "You are welcome. Is there anything else that you would like to know?"
ACKNOWLEDGED = "Good. Ask on whenever you like, or say “next” to move along the path."
NO_OFFER_TAKEN = "All right. What would you like to know instead?"
IDENTITY = (
    "I am a program, not a person: I look up your question in {guides} and answer in the guide's own words, "
    "with the section each sentence comes from. I know nothing beyond them."
)
ABILITIES = (
    "Ask me what to learn first and what comes after, whether a path suits you, how hard and how long it is, and about "
    "courses, certificates, projects, jobs and pay. I answer only from {guides}, so you can check every sentence. They "
    "are in English; simple questions in twenty other languages I understand as well."
)
PRIVACY = (
    "I know only what stands in this conversation. It stays on the machine that runs me and, on the page, in your own "
    "browser. I never ask for your name, age or gender. Say “forget me” and I drop the conversation."
)
GUARDED = "What you told me here goes into no record."
KNOWN_ONE = "I also remember the question that you asked, so that you can come back to it."
KNOWN_SEVERAL = "I also remember your last {count} questions, so that you can come back to them."
LEDGER = "A question that the guides do not answer is noted, without anything about you, so that the author can add it."
FORGOTTEN = "Done: I have forgotten this conversation. We can start afresh."
COMPLAINT = (
    "I am sorry, that missed what you meant. I can only quote the guides, and I may have picked the wrong place. "
    "Could you put it in other words, or is it one of these?"
)
VAGUE = "I would like to help. Which of these is nearest to what you want to know?"
TOLD = "I am not sure what you would like to know. Could you put it as a question, or choose one of these?"
RECAP_NOTHING = "We have not talked about anything yet. Where would you like to begin?"
RECAP = "So far you asked about:"

REFUSED = "I will not help with that."
REFUSED_NEIGHBOUR = "I will not help with that. What I can show you is what the guide says under {titles}."
INSTRUCTED = "I keep to what I am here for: answering out of the guides. What would you like to know about them?"

CARE = (
    "I am sorry that it is this heavy, and I am glad that you wrote it down. I am only a guide to careers and cannot "
    "keep anyone safe, but people can, now. If you or someone else may be in danger, call your local emergency number: "
    "112 in Europe, 911 in the US and Canada, 999 in the UK. A crisis line will listen at any hour: 988 in the US and "
    "Canada, 116 123 in the UK and Ireland, and findahelpline.com lists others by country. If you can, tell a person "
    "you trust today, and let them stay with you. Studies and jobs can wait."
)

CARE_NOW = (
    "Call the emergency services now, please: 112 in Europe, 911 in the US and Canada, 999 in the UK. Say what has "
    "happened and where you are, also if you feel well at the moment. Do not stay alone: ask somebody you trust to be "
    "with you until help is there. If it is about someone else, call for them and stay with them. I am only a guide to "
    "careers, but I am glad that you wrote it down. Everything else can wait."
)
HELP = (
    "These people can help, at any hour. A crisis line: 988 by call or text in the US and Canada, 116 123 in the UK "
    "and Ireland; findahelpline.com lists others by country. In danger, the emergency number: 112 in Europe, 911 in "
    "the US and Canada, 999 in the UK. You need no right words: “I need help” is enough, and whoever worries about a "
    "friend may call as well. If you can, let somebody you trust be with you. The guides can wait, and so can I."
)
AFTER_CARE = (
    "I am glad that you wrote, and nothing about it was too much. Stay with somebody you trust; the lines above answer "
    "at any hour. Whenever you like, I am here for the guides."
)
AFTER_CARE_FIRST = (
    "I am glad that you are still here; the lines above answer at any hour, also later. To your question:"
)
RECAP_GUARDED = "I keep nothing of what you told me here. Whenever you like, we can look at the guides."

NOT_IN_THE_GUIDES = "The guides do not answer that."
NOT_MY_SUBJECT = "That is outside what I can help with: I only know {guides}."
NEAREST = "The nearest sections are {titles}."
NEAREST_ONE = "The nearest section is {titles}."
PART_NOT_ANSWERED = "The guides do not answer “{question}”"
PARTS_LEFT = "That is as much as fits into one answer; ask me again about “{questions}”"
NO_PAY_THERE = "The guides have no pay figures for {place}. This is what they say instead."

DISCOURAGED = "That sounds hard, and feeling it says nothing about what you can learn. This is what the guide says."
DISCOURAGED_STILL = (
    "It still weighs on you, and one bad stretch is no verdict on you. One small step is enough for now; this is what "
    "the guide has for that."
)
DISCOURAGED_LONG = (
    "I hear that it goes on, and a guide is not enough for that. Do talk to somebody: a friend, a teacher, others who "
    "learn the same, or a doctor if it does not lift. Nothing has to be decided today, neither to go on nor to stop; "
    "if you feel like one small thing later, these are small."
)
DISCOURAGED_ON = (
    "I am still here. One person who knows how you feel helps more than anything that I can quote: tell somebody "
    "today. Learning can rest until it is lighter."
)
HARDSHIP = (
    "That sounds hard, and I am sorry. I am only a guide to careers, so a person helps more here: somebody you trust, "
    "or a doctor if it goes on. Nothing is lost by learning slowly; whenever you like, we take one small step."
)
HARDSHIP_STILL = (
    "That comes on top of what was hard already, and I am sorry. Please do not carry it alone: tell somebody you "
    "trust, or a doctor if it goes on. What you learn can wait; I am here when you want one small step."
)
HIGH_STAKES = (
    "That is yours to decide, and worth talking over with someone who knows your situation. The guide only says this."
)
HIGH_STAKES_PRESSED = (
    "I give no yes or no on that: I do not know your life, and you would bear what comes of it. Questions to weigh: "
    "how many months could you live without the income? What if no post comes of it? Can you try it beside what "
    "you have now? Someone who knows your finances can go through them with you. The guide has this for both sides."
)
HIGH_STAKES_OTHERS = (
    "Those close to you may see something that you do not, or may only be afraid for you; I cannot tell which. Ask "
    "what worries them most, and show them your figures: how long the money lasts, and what you do if it does not work "
    "out. The decision stays yours. The guide has this for both sides."
)
AS_IT_STANDS = "This is what the guide says{reviewed}:"
REVIEWED = ", last reviewed on {day}"
SOURCE = "It stands in the guide “{title}”{reviewed}. Figures may have changed since, so check what you rely on."
SOURCE_FOOTNOTES = "The guide took it from: {notes}."
SOURCE_OWN = "The guide calls it an estimate or a judgement of its own and names no other source."
RELIABLE = (
    "I can show you what the guides say and where they took it from, but I cannot vouch for it. Some of their sources "
    "are official statistics, others second-hand, and a footnote says which; check there what you rely on."
)
COPYING = (
    "You may: the guides that come with me are under the Apache License 2.0, so you can copy and change them if you "
    "keep its notices. In work that is marked, name the guide and follow your school's own rules for quoting."
)
SOURCE_GENERAL = "I answer only out of {guides}. Each names its own sources in footnotes."
AUTHORS = "People wrote the guides and review them; each figure names its source in a footnote."
REVIEWED_ON = "They were last reviewed: {guides}."
PLAINLY = "I can only quote the guide; this is its shortest way to put it."

OFFER_STEP = "Shall I go on with “{name}”?"
PATH_ENDS = "That is where the path ends in this guide. What would you like to look at again?"
PATH_BEGINS = "That is the beginning of the path; nothing comes before it."
NO_MORE = "That is all that the guide says under “{title}”. What would you like to know next?"
NOTHING_TO_CONTINUE = "We have not begun yet. What would you like to know?"
NOTHING_QUOTED = "I have quoted nothing of that which I could go on from. Is it one of these?"
SAYS_NO_MORE = "Of that the guide says no more than this:"
NOTHING_NEARER = "I find nothing in the guide that is nearer to that than this:"
NO_REASON = "The guide does not say why. The nearest that it says:"
PICKED = "{title} it is."
OF_THE_ENTRY = "Of “{name}” the guide says:"
ALL_OF_ENTRY = "That is all that the guide says there of “{name}”. Beside it:"
ENTRIES_COMPARED = "This is what the guide says of “{one}” and of “{other}”:"
WHICH_TWO = "Which two do you mean? Name them, and I put what the guide says of them side by side."
NOT_RANKED = "The guide does not rank these by how hard they are. Beside what I showed you it lists:"
NOTHING_HARDER = "What I showed you is the hardest of the kind in the guide. What would you like to know about it?"
NOTHING_EASIER = "What I showed you is the easiest of the kind in the guide. What would you like to know about it?"
DONE_ENTRY = "Then leave out “{name}”. What else the guide lists there:"
NO_SUCH_ENTRY = "I did not show so many. Which of these do you mean?"

UNDERSTOOD = "This is what I understood:"
WITHOUT_THAT = "All right, without that. This is what you told me before:"
SHALL_I_NOTE = "Shall I note that?"
SHALL_I_NOTE_THIS = "Shall I note that ({told})?"
SHALL_I_NOTE_TOO = "You told me something of yourself ({told}). Shall I note that for your plan?"
FOR_YOU = "For you that would be {pace}. The guide puts it in general terms:"
FOR_YOU_PART = "For you {part} would be {pace}. The guide puts it in general terms:"
SHALL_I_STILL_NOTE = "Shall I still note what you told me ({told})?"
STILL_WAITS = "This is not noted yet, since it waits for your yes: {told}. Shall I note it?"
NOTED = "Noted."
NOTED_ALREADY = "That is noted already."
KNOWN_AS_WELL = "This builds on {needs}: do you know all of that as well, so that I note it?"
CHANGED = "Changed, and planned anew; “undo” takes it back."
NOT_NOTED = "All right, I note nothing."
UNDONE = "Undone; this no longer holds: {changes}."
UNDONE_AT_ALL = "Undone."
NOTHING_TO_UNDO = "There is nothing to undo."
STAYS = "Ahead of you are {pace}. Your next step stays **{title}**{mark}."
WOULD_BE_NEXT = "Your next step would then be **{title}**{mark}."
NEXT_STEP = "{lead} **{title}**, {hours}{estimated}{mark}."
GO_ON_WITH = "What comes next stands on it, so go on with"
IS_NEXT, IS_FIRST = "Your next step is", "Your first step is"
STILL_NEXT = "Your next step is still **{title}**{mark}, {hours}. Say “done” once it is behind you."
COMES_THEN, COMES_BEFORE = "After that comes", "Before that comes"
BEGUN = "You have begun {topics}: finish that first, or go on with it alongside."
TRY = "**Try first:** {exercise}"
GOES_BESIDE = "Beside {topic} you can take {titles} in the same weeks: you have all that they need."
NOTHING_BESIDE = "Nothing else of its phase can run beside {topic} yet: the other topics build on it."
BESIDE = "**Can run beside it:** {titles}"
ALL_DONE = "Nothing is left of the plan for **{goal}**{mark}: what it needs is done or left out."
ALL_DONE_NO_GOAL = "Nothing is left of the plan: every topic is done or left out."
PLAN_ENDS = "That is the last step of the plan. What would you like to look at again?"
PLAN_BEGINS = "That is where the plan begins; nothing comes before it."
PLAN_FOR = "For **{goal}**{mark} you have {count} of {total} topics ahead of you: {pace}."
PLAN_FOR_ALL = "You have {count} of {total} topics ahead of you: {pace}."
ASSUMED_GOAL = "You have not named a goal, so this takes the guide's first."
PACE_DATES = "{hours}, which at {rate} is {weeks}, so you would be done {finish}"
PACE_TOO_LONG = "{hours}, which at {rate} is {weeks}, too far ahead for a date"
PHASE = "**{phase}** ({hours}{until}): {topics}"
UNTIL = ", until about {month}"
COMPUTED = "I worked this out from the curriculum of “{guide}” and what you told me; the hours are lean to thorough."
ASK_GOAL = "What would you like to become?"
ASK_HOURS = "How many hours a week do you have?"
ASK_KNOWN = "What do you know already?"
STANDS = "You are {share} of the way to **{goal}**{mark}: {done} of {total} topics are done, and {pace} are left."
STANDS_NO_GOAL = "You are {share} of the way: {done} of {total} topics are done, and {pace} are left."
NOTHING_OF_THAT = "Nothing of that kind is noted, so there is nothing to take out."
NOTHING_NOTED = (
    "I have noted nothing of what you know yet. Tell me, for example with “I know …”, and I plan from there."
)
PROFILE = "Noted for your plan, and changed or forgotten whenever you say so:"
NOTHING_DONE = (
    "I have noted nothing of you yet, so you stand at the beginning: 0 of {total} topics for {goal} are done."
)
FIRST_COMES = "First comes **{title}**{mark}."
NO_PROFILE = "For your plan I have noted nothing."
NEEDED_FOR = "{topics} cannot simply be dropped: in the plan for {goal}, {users} {build} on it."
NEEDED_BY_GOAL = "{topics} belongs to what {goal} asks for."
COMES_BEFORE_USERS = "In the plan for {goal}, {topic} comes first because {users} need it."
COMES_AFTER_NEEDS = "In the plan for {goal}, {topic} stands where it does because it needs {needs}."
WHY_SO_LONG = "The {hours} for {goal} are the sum of {count} topics, lean to thorough:"
NOT_NEEDED = "The plan for {goal} does not need {topics}."
KNOWN_ALREADY = "{topics} is noted as known already, so the plan leaves it out."
KNOWN_ONCE_NOTED = "You told me that you know {topics}; once you agree to note that, the plan leaves it out."
LEFT_OUT = "{topics} is noted as left out, so it is not in the plan."
PLACE = "{topic} is step {place} of {total} in the plan for {goal}{when}."
FROM_ABOUT = ", from about {month}"
NEEDS_FIRST = "Before it you still need {topics}."
NEEDS_NOTHING = "You have all that it needs, so you can begin whenever you like."
SIDE_BY_SIDE = "{topics} do not need one another, so you can take them side by side."
ONE_AFTER_THE_OTHER = "{then} needs {first}, so take that first."
READY = "You can skip it if you can say yes to these:"
READY_FOR = "The next, {topic}, you can skip as well if you can say yes to these:"
SKIP_MORE = "Name a topic, and I tell you what builds on it."
MARK_AS_KNOWN = "Shall I mark it as known? Or say “skip it” to leave it out all the same."
MARK_ALL_AS_KNOWN = "Shall I mark all of that as known? Or say “skip it” to leave it out all the same."
YES_NOTES_AS_WELL = "A yes also notes what you told me before ({told})."
MARK_AS_SKIPPED = "Shall I leave it out?"
PLAN_IN_SHORT = "In short, for **{goal}**{mark}: {count} topics are ahead, {pace}."
NEXT_FEW = "The next are {topics}."
SKIPPED_ALREADY = "The plan already leaves out what you know: {topics}."
SKIPPED_NOTHING = "Nothing is noted as known yet, so the plan leaves nothing out."
HOW_LONG = "What is left for **{goal}**{mark} takes {pace}."
HOW_LONG_NO_GOAL = "What is left takes {pace}."
HOW_LONG_PART = "{part} takes {pace}."
AT_LEAST = "The least is the lean path: {least}."
HOW_LONG_DONE = "{part} is done or left out: no hours are left."
HOW_LONG_LEFT_OUT = "{part} is left out, which saves you {hours}."
WHAT_IF = "Then it would be {pace}. As it is noted now, it is {now}."
WHAT_IF_NEW = "Then it would be {pace}."
WHAT_IF_BESIDES = "Then it would be {pace}. Without that it is {now}."
WHAT_IF_SAME = "It stays {pace}."
WHAT_IF_TOLD = "This reckons with what you told me ({told}), though it is not noted yet."
SHALL_I_CHANGE = "Shall I note that instead?"
NEEDED_A_WEEK = "To be done by {day} it takes {hours} a week."
FITS = "That fits: even the thorough path ends before {day}."
FITS_LEAN = "By {day} the lean path fits, the thorough one does not: it would need {needed}."
DOES_NOT_FIT = "That does not fit."
DAY_IS_PAST = "{day} is not ahead of us."
THERE_ARE = "By {day} there are {weeks}, {had} hours at your pace;"
WOULD_NEED = "even the lean path needs {low} hours, so {needed}."
LEAN_ENDS = "At {rate} it ends in {month}."
WHAT_FITS = "What does fit by then are the first {count} of {total} topics, up to {last}."
EXPORT = (
    "On the page, “Your path” saves your plan as a checklist in Markdown, as a calendar file once the hours a week are "
    "known, and as a file that you can open there again."
)
NO_CURRICULUM = (
    "“{guide}” has no curriculum, so I know its order but no hours, and I cannot keep track of topics in it."
)
NO_ORDER = "“{guide}” gives no further order of steps for {title}. This is what it says of the way in:"
ONLY_OUTLINED = "“{guide}” has only an outline of {title}. The nearest that it says:"
NOT_OF_OUTLINE = "“{guide}” does not say that of {title}. The nearest that I have is from “{other}”:"
NO_CURRICULUM_STEPS = "This is its order:"
THE_PATH = "the path"

COMPARED = "Side by side, {titles} in the guide's words:"
IN_SHORT, BEYOND_THAT = "In short", "Beyond that"
NO_VERDICT = "Which one is right is yours to find out, and I give no verdict. The guide says this about choosing."
NOTHING_SAID = "the guide says nothing"
FOR_BEGINNERS = "I do not know your level yet, so this is the first:"
HARDER_PROJECTS, EASIER_PROJECTS = "This is the next level:", "This is the level before it:"
OTHER_PROJECTS = "Of the same level:"
HARDEST_PROJECTS = "That was the hardest level that the guide has; this is the whole of it:"
EASIEST_PROJECTS = "That was the easiest level that the guide has; this is the whole of it:"
AT_YOUR_LEVEL = "From where you stand in your plan, this is the level to build at next:"

WITHOUT_MODEL = "Quoted from the guide as it stands, without the language model: {trouble}."
TOO_LITTLE_KEPT = "little of what it wrote stands in the guide"
BEYOND = "Not from the guide. The language model explains it so, and nobody has checked that:"
