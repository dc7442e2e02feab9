-- Searches with changing words, for wrk.
local colours = {"red", "blue", "green", "yellow", "black", "white", "orange", "purple", "pink"}
local shapes = {"circle", "square", "triangle", "star", "ring", "heart", "cross", "moon"}
local places = {"above", "below", "left+of", "right+of"}
local n = 0

request = function()
  n = n + 1
  local path = "/v1/search?k=10&text=a+" .. colours[n % 9 + 1] .. "+" .. shapes[n % 8 + 1]
    .. "+" .. places[n % 4 + 1] .. "+a+" .. colours[(n * 5) % 9 + 1] .. "+" .. shapes[(n * 3) % 8 + 1]
  if n % 5 == 0 then path = path .. "&hybrid=true" end
  if n % 7 == 0 then path = path .. "&filter=objects%20%3E%3D%202" end
  return wrk.format("GET", path)
end
