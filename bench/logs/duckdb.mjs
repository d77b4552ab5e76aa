// The same naive rule in DuckDB, with typed columns and all cores.
import { DuckDBInstance } from '@duckdb/node-api';

const [, , path, shape] = process.argv;
const columns =
  shape === 'nested'
    ? `{event: 'VARCHAR', data: 'STRUCT(repeatEnd INTEGER, repeatCount BIGINT, gift STRUCT("type" INTEGER, diamondCount BIGINT), total VARCHAR)'}`
    : `{event: 'VARCHAR', data: 'STRUCT(giftType INTEGER, repeatEnd BOOLEAN, repeatCount BIGINT, diamondCount BIGINT, totalLikeCount BIGINT)'}`;
const [type, ended, coins, total] =
  shape === 'nested'
    ? ['data.gift."type"', 'data.repeatEnd = 1', 'data.gift.diamondCount', 'CAST(data.total AS BIGINT)']
    : ['data.giftType', 'data.repeatEnd', 'data.diamondCount', 'data.totalLikeCount'];
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const reader = await connection.runAndReadAll(`
  SELECT sum(${coins} * data.repeatCount) FILTER (event = 'gift' AND NOT (${type} = 1 AND NOT ${ended})) AS coins,
         max(${total}) FILTER (event = 'like') AS likes,
         count(*) FILTER (event = 'chat') AS comments
  FROM read_ndjson('${path.replaceAll("'", "''")}', columns = ${columns})`);
console.log(JSON.stringify(reader.getRowsJson()[0]));
