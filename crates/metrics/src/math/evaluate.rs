//! From a tree to values.

use std::collections::{BTreeMap, BTreeSet};

use super::parse::Operator;
use super::{Expression, Series, Value};
use crate::window::Window;

/// What an expression refers to.
pub(crate) trait Env {
    /// The value of another query.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    fn id(&mut self, id: &str) -> Result<Value, String>;
    /// All metrics of the request, or those whose id contains a text.
    ///
    /// # Errors
    /// What is wrong with them, in words.
    fn metrics(&mut self, containing: Option<&str>) -> Result<Vec<Series>, String>;
    /// The periods that there are.
    fn window(&self) -> Window;
}

/// Works an expression out.
///
/// # Errors
/// What is wrong with it, in words.
pub(crate) fn evaluate(expression: &Expression, env: &mut dyn Env) -> Result<Value, String> {
    match expression {
        Expression::Number(number) => Ok(Value::Number(*number)),
        Expression::Text(text) => Err(format!("a text (\"{text}\") is not a value")),
        Expression::Id(id) => env.id(id),
        Expression::Negative(operand) => {
            let operand = evaluate(operand, env)?;
            combine(Operator::Subtract, Value::Number(0.0), operand)
        }
        Expression::Binary(operator, left, right) => {
            let left = evaluate(left, env)?;
            combine(*operator, left, evaluate(right, env)?)
        }
        Expression::Call(name, arguments) => call(name, arguments, env),
        Expression::Array(elements) => {
            let elements = elements
                .iter()
                .map(|element| match evaluate(element, env)? {
                    Value::Series(series) => Ok(series),
                    _ => Err("an array is made of time series".to_owned()),
                });
            elements.collect::<Result<_, String>>().map(Value::Several)
        }
    }
}

fn apply(operator: Operator, left: f64, right: f64) -> Option<f64> {
    let truth = |truth: bool| if truth { 1.0 } else { 0.0 };
    let value = match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Divide => left / right,
        Operator::Power => left.powf(right),
        Operator::Less => truth(left < right),
        Operator::LessOrEqual => truth(left <= right),
        Operator::Greater => truth(left > right),
        Operator::GreaterOrEqual => truth(left >= right),
        Operator::Equal => truth(left == right),
        Operator::NotEqual => truth(left != right),
        Operator::And => truth(left != 0.0 && right != 0.0),
        Operator::Or => truth(left != 0.0 || right != 0.0),
    };
    // A division by zero gives no data point.
    value.is_finite().then_some(value)
}

fn with_points(series: &Series, points: BTreeMap<i64, f64>) -> Series {
    Series {
        points,
        ..series.clone()
    }
}

fn map(value: Value, each: &dyn Fn(f64) -> Option<f64>) -> Result<Value, String> {
    let mapped = |series: Series| {
        let points = series
            .points
            .iter()
            .filter_map(|(at, value)| Some((*at, each(*value)?)));
        let points = points.collect();
        Series { points, ..series }
    };
    Ok(match value {
        Value::Number(number) => Value::Number(each(number).ok_or("the result is not a number")?),
        Value::Series(series) => Value::Series(mapped(series)),
        Value::Several(all) => Value::Several(all.into_iter().map(mapped).collect()),
    })
}

/// Where one of the two has no value, it counts as 0. Of different periods the longer counts.
fn join(operator: Operator, left: &Series, right: &Series) -> Series {
    let period_s = left.period_s.max(right.period_s);
    let of_period = [left, right]
        .into_iter()
        .filter(|one| one.period_s == period_s);
    let times: BTreeSet<i64> = of_period
        .flat_map(|one| one.points.keys().copied())
        .collect();
    let value = |series: &Series, at: i64| series.points.get(&at).copied().unwrap_or(0.0);
    let points = times
        .into_iter()
        .filter_map(|at| Some((at, apply(operator, value(left, at), value(right, at))?)));
    let points = points.collect();
    Series {
        points,
        period_s,
        label: left.label.clone(),
    }
}

fn combine(operator: Operator, left: Value, right: Value) -> Result<Value, String> {
    Ok(match (left, right) {
        (left, Value::Number(right)) => map(left, &|left| apply(operator, left, right))?,
        (Value::Number(left), right) => map(right, &|right| apply(operator, left, right))?,
        (Value::Series(left), Value::Series(right)) => Value::Series(join(operator, &left, &right)),
        (Value::Several(all), Value::Series(right)) => Value::Several(
            all.iter()
                .map(|left| join(operator, left, &right))
                .collect(),
        ),
        (Value::Series(left), Value::Several(all)) => {
            let joined = all.iter().map(|right| Series {
                label: right.label.clone(),
                ..join(operator, &left, right)
            });
            Value::Several(joined.collect())
        }
        (Value::Several(_), Value::Several(_)) => {
            return Err(format!(
                "unsupported operand types for {operator:?}: two arrays"
            ));
        }
    })
}

type Fold = fn(&[f64]) -> f64;

fn fold_of(name: &str) -> Option<Fold> {
    Some(match name {
        "SUM" => |values| values.iter().sum(),
        "AVG" => |values| values.iter().sum::<f64>() / values.len() as f64,
        "MIN" => |values| values.iter().copied().fold(f64::INFINITY, f64::min),
        "MAX" => |values| values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        "STDDEV" => |values| {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
            (squares / values.len() as f64).sqrt()
        },
        _ => return None,
    })
}

fn call(name: &str, arguments: &[Expression], env: &mut dyn Env) -> Result<Value, String> {
    let count = |wanted: &[usize]| {
        if wanted.contains(&arguments.len()) {
            Ok(())
        } else {
            Err(format!("{name} takes {wanted:?} arguments"))
        }
    };
    if name == "METRICS" {
        return match arguments {
            [] => env.metrics(None).map(Value::Several),
            [Expression::Text(text)] => env.metrics(Some(text)).map(Value::Several),
            _ => Err("METRICS takes nothing or a text".to_owned()),
        };
    }
    if name == "FILL" {
        count(&[2])?;
        return fill(arguments, env);
    }
    let known = [
        "SUM",
        "AVG",
        "MIN",
        "MAX",
        "STDDEV",
        "ABS",
        "CEIL",
        "FLOOR",
        "RATE",
        "DIFF",
        "RUNNING_SUM",
        "PERIOD",
        "DATAPOINT_COUNT",
        "IF",
        "TIME_SERIES",
    ];
    if !known.contains(&name) {
        return Err(format!("the function {name} is not supported by Brookmill"));
    }
    let mut values = Vec::with_capacity(arguments.len());
    for argument in arguments {
        values.push(evaluate(argument, env)?);
    }
    if name == "IF" {
        count(&[2, 3])?;
        return choose(values);
    }
    count(&[1])?;
    let Some(value) = values.pop() else {
        return Err(format!("{name} takes an argument"));
    };
    match (name, value) {
        ("ABS", value) => map(value, &|value| Some(value.abs())),
        ("CEIL", value) => map(value, &|value| Some(value.ceil())),
        ("FLOOR", value) => map(value, &|value| Some(value.floor())),
        ("TIME_SERIES", Value::Number(number)) => {
            let window = env.window();
            let points = grid(window).map(|at| (at, number)).collect();
            let label = String::new();
            Ok(Value::Series(Series {
                points,
                period_s: window.period_s,
                label,
            }))
        }
        ("PERIOD", Value::Series(series)) => Ok(Value::Number(series.period_s as f64)),
        ("RATE" | "DIFF" | "RUNNING_SUM", Value::Series(series)) => {
            Ok(Value::Series(along(name, &series)))
        }
        ("RATE" | "DIFF" | "RUNNING_SUM", Value::Several(all)) => Ok(Value::Several(
            all.iter().map(|series| along(name, series)).collect(),
        )),
        ("DATAPOINT_COUNT", Value::Series(series)) => Ok(Value::Number(series.points.len() as f64)),
        (_, value) => aggregate(name, value),
    }
}

/// One number of a series, or one series of an array.
fn aggregate(name: &str, value: Value) -> Result<Value, String> {
    let wrong = || format!("unsupported operand type for {name}");
    match value {
        Value::Number(_) => Err(wrong()),
        Value::Series(series) => {
            let fold = fold_of(name).ok_or_else(wrong)?;
            let values: Vec<f64> = series.points.values().copied().collect();
            let value = if values.is_empty() {
                0.0
            } else {
                fold(&values)
            };
            Ok(Value::Number(value))
        }
        Value::Several(all) => {
            let fold: Fold = match name {
                "DATAPOINT_COUNT" => |values| values.len() as f64,
                _ => fold_of(name).ok_or_else(wrong)?,
            };
            let mut by_time: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
            for (at, value) in all.iter().flat_map(|series| &series.points) {
                by_time.entry(*at).or_default().push(*value);
            }
            if name == "AVG" {
                // Missing values count as 0, in the number of them as well.
                for values in by_time.values_mut() {
                    values.resize(all.len(), 0.0);
                }
            }
            let points = by_time
                .iter()
                .map(|(at, values)| (*at, fold(values)))
                .collect();
            let period_s = all.iter().map(|series| series.period_s).max().unwrap_or(60);
            Ok(Value::Series(Series {
                points,
                period_s,
                label: String::new(),
            }))
        }
    }
}

fn along(name: &str, series: &Series) -> Series {
    let mut points = BTreeMap::new();
    let mut before: Option<(i64, f64)> = None;
    let mut sum = 0.0;
    for (at, value) in &series.points {
        sum += value;
        if name == "RUNNING_SUM" {
            points.insert(*at, sum);
        } else if let Some((earlier, known)) = before {
            let change = value - known;
            let value = if name == "RATE" {
                change / (at - earlier) as f64
            } else {
                change
            };
            points.insert(*at, value);
        }
        before = Some((*at, *value));
    }
    with_points(series, points)
}

fn choose(values: Vec<Value>) -> Result<Value, String> {
    let mut values = values.into_iter();
    let (Some(condition), Some(then)) = (values.next(), values.next()) else {
        return Err("IF takes two or three arguments".to_owned());
    };
    let other = values.next();
    let condition = match condition {
        Value::Number(number) => {
            let chosen = if number != 0.0 { Some(then) } else { other };
            return chosen.ok_or_else(|| "IF has no value for this case".to_owned());
        }
        Value::Series(series) => series,
        Value::Several(_) => return Err("unsupported operand type for IF: an array".to_owned()),
    };
    let at_time = |value: &Value, at: i64| match value {
        Value::Number(number) => Ok(Some(*number)),
        Value::Series(series) => Ok(series.points.get(&at).copied()),
        Value::Several(_) => Err("unsupported operand type for IF: an array".to_owned()),
    };
    let mut points = BTreeMap::new();
    for (at, truth) in &condition.points {
        let value = match (*truth != 0.0, &other) {
            (true, _) => Some(at_time(&then, *at)?.unwrap_or(0.0)),
            (false, Some(other)) => at_time(other, *at)?,
            (false, None) => None,
        };
        points.extend(value.map(|value| (*at, value)));
    }
    Ok(Value::Series(with_points(&condition, points)))
}

fn grid(window: Window) -> impl Iterator<Item = i64> {
    let points = usize::try_from(window.points()).unwrap_or(0);
    (0_i64..)
        .map(move |index| window.from_s + index * window.period_s)
        .take(points)
}

enum Filling {
    Number(f64),
    Repeat,
    Linear,
    Series(Series),
}

fn fill(arguments: &[Expression], env: &mut dyn Env) -> Result<Value, String> {
    let [value, with] = arguments else {
        return Err("FILL takes two arguments".to_owned());
    };
    let value = evaluate(value, env)?;
    let filling = match with {
        Expression::Id(name) if name == "REPEAT" => Filling::Repeat,
        Expression::Id(name) if name == "LINEAR" => Filling::Linear,
        other => match evaluate(other, env)? {
            Value::Number(number) => Filling::Number(number),
            Value::Series(series) => Filling::Series(series),
            Value::Several(_) => return Err("FILL cannot fill with an array".to_owned()),
        },
    };
    let window = env.window();
    match value {
        Value::Number(_) => Err("FILL takes a time series first".to_owned()),
        Value::Series(series) => Ok(Value::Series(filled(&series, &filling, window))),
        Value::Several(all) => {
            let all = all.iter().map(|series| filled(series, &filling, window));
            Ok(Value::Several(all.collect()))
        }
    }
}

fn filled(series: &Series, filling: &Filling, window: Window) -> Series {
    let window = Window {
        period_s: series.period_s,
        ..window
    };
    let points = grid(window).filter_map(|at| {
        if let Some(value) = series.points.get(&at) {
            return Some((at, *value));
        }
        let before = series.points.range(..at).next_back();
        let value = match filling {
            Filling::Number(number) => *number,
            Filling::Repeat => *before?.1,
            Filling::Series(other) => *other.points.get(&at)?,
            Filling::Linear => {
                let (earlier, low) = before?;
                let (later, high) = series.points.range(at..).next()?;
                low + (high - low) * (at - earlier) as f64 / (later - earlier) as f64
            }
        };
        Some((at, value))
    });
    with_points(series, points.collect())
}
