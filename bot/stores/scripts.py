"""The Lua scripts: each is all or nothing, may be repeated (also late), and touches keys of one hash slot only."""

from __future__ import annotations

from bot.stores.calls import Script

MARK = Script("""
-- KEYS unfinished; ARGV thread. Gives the mark's time, in microseconds of the server's clock.
local now = redis.call('TIME')
local at = string.format('%.0f', now[1] * 1000000 + now[2])
redis.call('ZADD', KEYS[1], at, ARGV[1])
return at
""")

FINISH = Script("""
-- KEYS unfinished; ARGV thread, mark, thread, mark ... A later mark stands for work that may not have been seen.
for number = 1, #ARGV, 2 do
  local at = redis.call('ZSCORE', KEYS[1], ARGV[number])
  if at and tonumber(at) == tonumber(ARGV[number + 1]) then redis.call('ZREM', KEYS[1], ARGV[number]) end
end
return 1
""")

UNFINISHED = Script("""
-- KEYS unfinished; ARGV age in microseconds, how many to leave out, how many at most.
-- Gives thread, mark, thread, mark ... Marks of the future were made by a server whose clock was ahead, and are due.
local now = redis.call('TIME')
local at = now[1] * 1000000 + now[2]
local latest, future = string.format('%.0f', at - ARGV[1]), string.format('(%.0f', at + 1000000)
local past = redis.call('ZCOUNT', KEYS[1], '-inf', latest)
local left_out, most = tonumber(ARGV[2]), tonumber(ARGV[3])
local found = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', latest, 'WITHSCORES', 'LIMIT', left_out, most)
local rest, skipped = most - #found / 2, math.max(0, left_out - past)
if rest == 0 then return found end
for _, word in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], future, '+inf', 'WITHSCORES', 'LIMIT', skipped, rest)) do
  found[#found + 1] = word
end
return found
""")

ACCEPT = Script("""
-- KEYS claim, inbox, takes; ARGV claim seconds, entry, entry seconds, when it was said (0 where nobody knows)
if not redis.call('SET', KEYS[1], 'taken', 'NX', 'EX', ARGV[1]) then return 0 end
local function at(raw) return tonumber(cjson.decode(raw).message.at) or 0 end
-- Of what waits, only what was said later goes behind it; the first may be in somebody's hands once it was taken.
local place, taken, later = redis.call('LLEN', KEYS[2]), redis.call('EXISTS', KEYS[3]), nil
while place > taken do
  local raw = redis.call('LINDEX', KEYS[2], place - 1)
  local readable, said = pcall(at, raw)
  if not readable or tonumber(ARGV[4]) == 0 or said <= tonumber(ARGV[4]) then break end
  place, later = place - 1, raw
end
if later then redis.call('LINSERT', KEYS[2], 'BEFORE', later, ARGV[2]) else redis.call('RPUSH', KEYS[2], ARGV[2]) end
redis.call('EXPIRE', KEYS[2], ARGV[3])
return 1
""")

KNOWS = Script("""
-- KEYS session, inbox. Gives how many of them there are.
return redis.call('EXISTS', KEYS[1], KEYS[2])
""")

TAKE = Script("""
-- KEYS lease, outbox, inbox, session, takes, told; ARGV owner, lease milliseconds, seconds to count takes, most takes.
-- Gives a word, then what goes with it: everything owed, or the new message with the session and its version, how
-- often the message was taken by now without a commit, and how many wait behind it that nobody was told of. What was
-- taken as often before stays as it is, and is only told of: nothing counts that does not run.
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return {'busy'} end
local owed = redis.call('LRANGE', KEYS[2], 0, -1)
local new = redis.call('LINDEX', KEYS[3], 0)
if #owed == 0 and not new then
  redis.call('DEL', KEYS[1])
  return {'idle'}
end
local takes = tonumber(redis.call('GET', KEYS[5]) or 0) + 1
if #owed == 0 and takes > tonumber(ARGV[4]) then return {'suspect', takes} end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
if #owed > 0 then
  table.insert(owed, 1, 'owed')
  return owed
end
local session = redis.call('HMGET', KEYS[4], 'version', 'session')
redis.call('SET', KEYS[5], takes, 'EX', ARGV[3])
local behind = redis.call('EXISTS', KEYS[6]) == 0 and redis.call('LLEN', KEYS[3]) - 1 or 0
return {'new', new, session[1], session[2], takes, behind}
""")

SETTLE = Script("""
-- KEYS lease, outbox, inbox, takes, told; ARGV owner, entries that were dealt with. Gives 1 if nothing is left.
for number = 2, #ARGV do
  redis.call('LREM', KEYS[2], 1, ARGV[number])
  if redis.call('LREM', KEYS[3], 1, ARGV[number]) > 0 then redis.call('DEL', KEYS[4]) end
end
if redis.call('EXISTS', KEYS[2], KEYS[3]) > 0 then return 0 end
redis.call('DEL', KEYS[5])
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
""")

RENEW = Script("""
-- KEYS lease; ARGV owner, lease milliseconds. Gives 0 if the thread is another's by now.
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
""")

RELEASE = Script("""
-- KEYS lease, outbox, inbox, takes; ARGV owner, entries that were dealt with.
-- Whoever gives a thread back in good order has not died of its message.
for number = 2, #ARGV do
  redis.call('LREM', KEYS[2], 1, ARGV[number])
  redis.call('LREM', KEYS[3], 1, ARGV[number])
end
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1], KEYS[4]) end
return 1
""")

REPEAT = Script("""
-- KEYS repeat; ARGV attempt, seconds. Gives 0 if another attempt is noted already.
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'EX', ARGV[2]) then return 1 end
return redis.call('GET', KEYS[1]) == ARGV[1] and 1 or 0
""")

TAKE_BACK = Script("""
-- KEYS repeat; ARGV attempt.
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
""")

COMMIT = Script("""
-- KEYS claim, session, inbox, outbox, takes, lease, told
-- ARGV message id, version, session, session seconds, claim seconds, reply, enquiry, leaver (the last two or nothing),
-- owner, lease milliseconds, 1 if the reply tells what is waiting
-- Gives 0 if another turn was quicker, else what is owed now. The reply goes where the accepted message came from; it
-- says that somebody was forgotten, so that comes first.
if redis.call('GET', KEYS[1]) == 'done' then return {} end
local version = tonumber(redis.call('HGET', KEYS[2], 'version') or 0)
if version ~= tonumber(ARGV[2]) then return 0 end
-- A script that fails half way is not rolled back, so whatever can fail comes before the first write.
local function id(raw) return cjson.decode(raw).message.id end
local own
for place = 0, redis.call('LLEN', KEYS[3]) - 1 do
  -- It is the first, unless one that was said before it came during a turn that outlived its lease.
  local raw = redis.call('LINDEX', KEYS[3], place)
  local readable, found = pcall(id, raw)
  if readable and found == ARGV[1] then
    own = raw
    break
  end
end
redis.call('HSET', KEYS[2], 'version', version + 1, 'session', ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[4])
redis.call('SET', KEYS[1], 'done', 'EX', ARGV[5])
if ARGV[11] == '1' then redis.call('SET', KEYS[7], '1', 'EX', ARGV[5]) end
local owed = {}
if ARGV[8] ~= '' then owed[1] = '{"leaver":' .. ARGV[8] .. '}' end
if own then
  redis.call('LREM', KEYS[3], 1, own)
  redis.call('DEL', KEYS[5])
  owed[#owed + 1] = '{"accepted":' .. own .. ',"reply":' .. ARGV[6] .. '}'
end
if ARGV[7] ~= '' then owed[#owed + 1] = '{"enquiry":' .. ARGV[7] .. '}' end
if #owed > 0 then
  redis.call('RPUSH', KEYS[4], unpack(owed))
  redis.call('EXPIRE', KEYS[4], ARGV[4])
end
-- A turn that outlived its lease has lost the thread: what is owed is for whoever has it now, and said once.
local owner = redis.call('GET', KEYS[6])
if owner and owner ~= ARGV[9] then return {} end
redis.call('SET', KEYS[6], ARGV[9], 'PX', ARGV[10])
return owed
""")

SPEND = Script("""
-- KEYS usage, call; ARGV call seconds, usage seconds, field, amount, field, amount ...
if not redis.call('SET', KEYS[2], '1', 'NX', 'EX', ARGV[1]) then return 0 end
for number = 3, #ARGV, 2 do redis.call('HINCRBY', KEYS[1], ARGV[number], ARGV[number + 1]) end
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
""")

CLAIM = Script("""
-- KEYS claim; ARGV word of whoever claims, seconds. Gives 1 if it is theirs, also when it is asked for again.
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'EX', ARGV[2]) then return 1 end
return redis.call('GET', KEYS[1]) == ARGV[1] and 1 or 0
""")

SET_ASIDE = Script("""
-- KEYS dead letters; ARGV letter, how many to keep, seconds to keep them.
redis.call('LREM', KEYS[1], 0, ARGV[1])
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, ARGV[2] - 1)
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
""")
