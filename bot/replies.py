"""The bot's own sentences, in one place: what it says that no guide says. Nothing in here is a fact about a career."""

NOTHING_ASKED = "Ask me anything about the guides, in your own words."
TOO_LONG = "That message has {length:,} characters; please ask in at most {limit:,}."

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
    "I know only what stands in this conversation, and it stays on the machine that runs me. I never ask for your "
    "name, age or gender. Say “forget me” and I drop the conversation."
)
GUARDED = "What you told me here goes into no record."
KNOWN = "What I remember of it is what you asked:"
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

AFTER_CARE = "I am glad that you wrote. Stay with somebody you trust; whenever you like, I am here for the guides."

NOT_IN_THE_GUIDES = "The guides do not answer that."
NOT_MY_SUBJECT = "That is outside what I can help with: I only know {guides}."
NEAREST = "The nearest sections are {titles}."
NEAREST_ONE = "The nearest section is {titles}."
PART_NOT_ANSWERED = "The guides do not answer “{question}”"

DISCOURAGED = "That sounds hard, and feeling it says nothing about what you can learn. This is what the guide says."
HIGH_STAKES = (
    "That is yours to decide, and worth talking over with someone who knows your situation. The guide only says this."
)
AS_IT_STANDS = "This is what the guide says{reviewed}:"
REVIEWED = ", last reviewed on {day}"
SOURCE = "It stands in the guide “{title}”{reviewed}. Figures may have changed since, so check what you rely on."
SOURCE_FOOTNOTES = "The guide took it from: {notes}."
SOURCE_GENERAL = "I answer only out of {guides}. Each names its own sources in footnotes."
AUTHORS = "People wrote the guides and review them; each figure names its source in a footnote."
REVIEWED_ON = "They were last reviewed: {guides}."
PLAINLY = "I can only quote the guide; this is its shortest way to put it."

OFFER_STEP = "Shall I go on with “{name}”?"
PATH_ENDS = "That is where the path ends in this guide. What would you like to look at again?"
PATH_BEGINS = "That is the beginning of the path; nothing comes before it."
NO_MORE = "That is all that the guide says under “{title}”. What would you like to know next?"
NOTHING_TO_CONTINUE = "We have not begun yet. What would you like to know?"
NO_SUCH_ENTRY = "I did not show so many. Which of these do you mean?"
