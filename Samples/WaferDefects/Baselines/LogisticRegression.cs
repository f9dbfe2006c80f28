using System.Numerics.Tensors;
using NetDsl;
using WaferDefects.Wafers;
using WaferDefects.Wafers.Patterns;

namespace WaferDefects.Baselines;

/// <summary>
/// Multinomial logistic regression with weighted classes and L2 regularisation on standardised inputs, trained on all maps at once
/// until nothing changes. It takes the network's Forward and Backward into its own hands, with an optimizer that is not the trainer's.
/// </summary>
internal sealed class LogisticRegression : IDisposable
{
    private const int Chunk = 512;
    private const int Iterations = 200;
    private const double Tolerance = 1e-6;

    /// <summary>The strengths of regularisation that are tried, each from where the one before ended.</summary>
    private static readonly double[] Strengths = [10, 3, 1, 0.3];

    private readonly LinearNet network;
    private readonly Standardisation standardisation;

    private LogisticRegression(LinearNet network, Standardisation standardisation, double strength, int steps) =>
        (this.network, this.standardisation, Strength, Steps) = (network, standardisation, strength, steps);

    /// <summary>The regularisation that did best on the validation maps.</summary>
    public double Strength { get; }

    /// <summary>Steps of the optimizer, over all strengths.</summary>
    public int Steps { get; }

    /// <summary>Trains with each strength and keeps what does best on the validation maps.</summary>
    public static LogisticRegression Fit(WaferLot training, WaferLot validation, CancellationToken cancellation)
    {
        var standardisation = new Standardisation(training);
        var network = new LinearNet(seed: 0);
        network.Parameters.Trainable.Clear();
        var best = (Score: -1.0, Strength: 0.0, Weights: Array.Empty<float>());
        var steps = 0;
        using (var problem = new Problem(network, standardisation.Apply(training), training))
        {
            var place = network.Parameters.Trainable.ToArray();
            foreach (var strength in Strengths)
            {
                steps += Lbfgs.Minimise((at, gradient) => problem.Evaluate(at, gradient, strength), place, Iterations, Tolerance, cancellation).Steps;
                problem.MoveTo(place);
                using var candidate = new Scorer(network, standardisation);
                var score = candidate.BalancedAccuracy(validation);
                best = score > best.Score ? (score, strength, (float[])place.Clone()) : best;
            }

            problem.MoveTo(best.Weights);
        }

        return new LogisticRegression(network, standardisation, best.Strength, steps);
    }

    /// <summary>The balanced accuracy on maps that it has not seen.</summary>
    public double BalancedAccuracy(WaferLot lot)
    {
        using var scorer = new Scorer(network, standardisation);
        return scorer.BalancedAccuracy(lot);
    }

    public void Dispose() => network.Dispose();

    /// <summary>The regularised loss over all training maps and its gradient, a chunk of maps at a time.</summary>
    private sealed class Problem(LinearNet network, float[] maps, WaferLot lot) : IDisposable
    {
        private readonly TrainingSession session = network.CreateTrainingSession(Chunk);
        private readonly float[] weights = lot.ToDataset().BalancedClassWeights(Pattern.All.Count);
        private readonly float[] outputs = new float[Chunk * Pattern.All.Count];
        private readonly float[] outputGradients = new float[Chunk * Pattern.All.Count];

        public void MoveTo(ReadOnlySpan<float> place)
        {
            place.CopyTo(network.Parameters.Trainable);
            network.Parameters.MarkChanged();
        }

        public double Evaluate(ReadOnlySpan<float> place, Span<float> gradient, double strength)
        {
            MoveTo(place);
            gradient.Clear();
            var loss = new SoftmaxCrossEntropy(classWeights: weights);
            double sum = 0, mass = 0;
            for (var first = 0; first < lot.Count; first += Chunk)
            {
                var count = Math.Min(Chunk, lot.Count - first);
                var labels = lot.Classes.AsSpan(first, count);
                var share = 0f;
                foreach (var label in labels)
                {
                    share += weights[label];
                }

                sum += share * Step(loss, first, count, labels);
                mass += share;
                TensorPrimitives.MultiplyAdd(session.Gradients, share, gradient, gradient);
            }

            TensorPrimitives.Divide(gradient, (float)mass, gradient);
            return (sum / mass) + Regularise(place, gradient, (float)strength);
        }

        public void Dispose() => session.Dispose();

        /// <summary>Half of the strength times the squared weights. The biases stay free: they follow how frequent classes are.</summary>
        private double Regularise(ReadOnlySpan<float> place, Span<float> gradient, float strength)
        {
            var kernel = network.Description.Parameters.Single(parameter => parameter.Shape.Length == 2);
            var weights = place.Slice(kernel.Offset, kernel.Length);
            var gradients = gradient.Slice(kernel.Offset, kernel.Length);
            TensorPrimitives.MultiplyAdd(weights, strength, gradients, gradients);
            return strength / 2 * TensorPrimitives.SumOfSquares(weights);
        }

        private double Step(SoftmaxCrossEntropy loss, int first, int count, ReadOnlySpan<int> labels)
        {
            var input = maps.AsSpan(first * WaferMap.Length, count * WaferMap.Length);
            var output = outputs.AsSpan(0, count * Pattern.All.Count);
            var outputGradient = outputGradients.AsSpan(0, output.Length);
            session.Forward(input, output);
            var value = loss.Compute(count, output, new Targets(labels), outputGradient);
            session.Backward(input, outputGradient);
            return value;
        }
    }

    private sealed class Scorer(LinearNet network, Standardisation standardisation) : IDisposable
    {
        private readonly InferenceSession session = network.CreateSession();
        private readonly float[] map = new float[WaferMap.Length];
        private readonly float[] output = new float[Pattern.All.Count];

        public double BalancedAccuracy(WaferLot lot) => Classifier.Evaluate(lot, Classify).BalancedAccuracy;

        public void Dispose() => session.Dispose();

        private int Classify(ReadOnlySpan<float> values)
        {
            values.CopyTo(map);
            standardisation.Apply(map);
            session.Forward(map, output);
            return TensorPrimitives.IndexOfMax<float>(output);
        }
    }
}
