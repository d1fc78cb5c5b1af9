"""The Lua scripts of the record: an enquiry and its count change together, once, however often they are told."""

from __future__ import annotations

from bot.stores.calls import Script

CLOSED = 2**53 - 1
"""The version of an enquiry that nothing may update any more."""
ASKER_FORGOTTEN, SPEAKER_FORGOTTEN = -1, -2

_MOVE = """
local function move(tally, before, after)
  if before == after then return end
  if before and redis.call('HINCRBY', tally, before, -1) <= 0 then redis.call('HDEL', tally, before) end
  redis.call('HINCRBY', tally, after, 1)
end
local function contribution(entry) return string.match(entry, '^%d+\\n([^\\n]*)\\n') end
"""

RECORD = Script(f"""{_MOVE}
-- KEYS log, tally, teams, asker, speaker, forgotten
-- ARGV id, version, contribution, enquiry, team, mark, asker's mark, speaker's mark, opened, seconds to keep
-- Gives 1 if it was counted, 0 if it was known, or who was forgotten. An entry is version, contribution and enquiry.
for number = 7, 8 do
  local gone = ARGV[number] ~= '' and redis.call('ZSCORE', KEYS[6], ARGV[number])
  if gone and tonumber(gone) >= tonumber(ARGV[9]) then return 6 - number end
end
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known and tonumber(string.match(known, '^%d+')) >= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. '\\n' .. ARGV[3] .. '\\n' .. ARGV[4])
move(KEYS[2], known and contribution(known), ARGV[3])
redis.call('SADD', KEYS[3], ARGV[5])
-- Counted from the first record of the day, so that one long conversation keeps nobody else's enquiry.
for number = 1, 3 do redis.call('EXPIRE', KEYS[number], ARGV[10], 'NX') end
for number = 4, 5 do
  if ARGV[number + 3] ~= '' then
    redis.call('SADD', KEYS[number], ARGV[6])
    redis.call('EXPIRE', KEYS[number], ARGV[10])
  end
end
return 1
""")

REWRITE = Script(f"""{_MOVE}
-- KEYS log, tally; ARGV id, the entry as it was read, the entry as it is to be. Gives 0 if it is another by now.
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known == ARGV[3] then return 1 end
if known ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
move(KEYS[2], contribution(known), contribution(ARGV[3]))
return 1
""")

FORGOTTEN = Script("""
-- KEYS forgotten; ARGV mark, now, seconds to keep.
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. (ARGV[2] - ARGV[3]))
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
""")

EMPTY = Script("""
-- KEYS session, inbox, outbox; ARGV user, pseudonym
-- The session goes, and of what waits in the queues everything of that user.
redis.call('DEL', KEYS[1])
for number = 2, 3 do
  for _, entry in ipairs(redis.call('LRANGE', KEYS[number], 0, -1)) do
    local readable, value = pcall(cjson.decode, entry)
    local accepted = readable and (value.accepted or (value.message and value))
    local enquiry = readable and value.enquiry
    if (accepted and accepted.message.user == ARGV[1])
      or (enquiry and (enquiry.asker == ARGV[2] or enquiry.speaker == ARGV[2])) then
      redis.call('LREM', KEYS[number], 1, entry)
    end
  end
end
return 1
""")
