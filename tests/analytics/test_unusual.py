import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analytics.unusual import unusual


def frame(*rows):
    names = [f"Б{j}" for j in range(len(rows[0]))] if rows else []
    return pd.DataFrame(list(rows), index=[f"П{i}" for i in range(len(rows))], columns=names)


def test_the_residual_is_haberman_s():
    answer = unusual(frame([20, 30], [40, 10]))
    # 60 of 100 in the column, 50 in the row: 30 expected
    assert answer.expected.loc["П0", "Б0"] == 50 * 60 / 100
    assert answer.residual.loc["П0", "Б0"] == pytest.approx((20 - 30) / np.sqrt(30 * 0.5 * 0.4))
    # in a table of two by two all four are one and the same
    assert answer.residual.abs().to_numpy() == pytest.approx(4.082483)
    assert answer.residual.loc["П1", "Б0"] > 0


def test_a_row_that_only_is_larger_is_not_unusual():
    answer = unusual(frame([1, 2, 3], [10, 20, 30], [100, 200, 300]))
    assert np.abs(answer.residual.to_numpy()).max() < 1e-9
    assert not answer.unusual.to_numpy().any()


def test_one_cell_stands_out():
    table = np.full((10, 11), 8)
    table[3, 4] = 40
    answer = unusual(frame(*table.tolist()))
    assert answer.residual.to_numpy().argmax() == 3 * 11 + 4
    assert answer.unusual.to_numpy().sum() == 1
    assert answer.unusual.loc["П3", "Б4"]


def test_many_cells_ask_for_more():
    table = np.full((10, 11), 8)
    table[3, 4] = 17
    answer = unusual(frame(*table.tolist()))
    assert answer.risk.loc["П3", "Б4"] < 0.05
    assert not answer.unusual.loc["П3", "Б4"]


def test_the_risk_of_few_is_exact():
    table = frame([6, 1], [2, 20])
    answer = unusual(table)
    tail = stats.fisher_exact(table, alternative="greater").pvalue
    assert answer.risk.loc["П0", "Б0"] == pytest.approx(2 * tail)
    assert answer.risk.loc["П0", "Б1"] == pytest.approx(2 * tail)


def test_an_empty_row_has_nothing_to_expect():
    answer = unusual(frame([0, 0], [4, 6]))
    assert answer.residual.loc["П0"].isna().all()
    assert not answer.unusual.to_numpy().any()
    assert unusual(frame([0, 0], [0, 0])).expected.isna().to_numpy().all()
    assert unusual(pd.DataFrame()).residual.empty


@pytest.mark.parametrize("bad", [-1, np.nan])
def test_a_cell_that_is_no_count_is_an_error(bad):
    with pytest.raises(ValueError, match="every cell"):
        unusual(frame([bad, 1], [1, 1]))


tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=6
    )
)


@given(tables)
def test_residuals_agree_with_statistics_by_hand(rows):
    answer = unusual(frame(*rows))
    total = sum(map(sum, rows))
    for i, row in enumerate(rows):
        for j, count in enumerate(row):
            across, down = sum(row), sum(other[j] for other in rows)
            if across in (0, total) or down in (0, total):
                assert np.isnan(answer.residual.iat[i, j])
                continue
            expected = across * down / total
            spread = expected * (1 - across / total) * (1 - down / total)
            assert answer.residual.iat[i, j] == pytest.approx((count - expected) / spread**0.5)
            if abs(answer.residual.iat[i, j]) >= 1.5:
                law = stats.hypergeom(total, across, down)
                tail = law.sf(count - 1) if count > expected else law.cdf(count)
                assert answer.risk.iat[i, j] == pytest.approx(min(1, 2 * tail))


@given(tables)
def test_turning_the_table_turns_the_answer(rows):
    table = frame(*rows)
    one, turned = unusual(table), unusual(table.T)
    assert one.residual.T.to_numpy() == pytest.approx(turned.residual.to_numpy(), nan_ok=True)
    assert one.unusual.T.to_numpy().tolist() == turned.unusual.to_numpy().tolist()


def test_chance_alone_is_rarely_unusual():
    random = np.random.default_rng(3)
    found = [
        unusual(frame(*random.poisson(4, (10, 11)).tolist())).unusual.to_numpy().any()
        for _ in range(100)
    ]
    assert np.mean(found) <= 0.1
