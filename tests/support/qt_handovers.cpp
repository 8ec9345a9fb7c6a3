// Linked into the tests under the thread sanitizer alone, and itself built without it.
//
// Qt comes from the system and is not built for the sanitizer, which therefore sees none of the locks with which Qt
// hands work from thread to thread. Here the functions through which our code hands something over take Qt's place in
// the test program: each tells the sanitizer of that one handover and calls Qt's own. What goes around them is still
// found. They are named by their symbols because most are private members.

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include <QDeadlineTimer>
#include <QFuture>
#include <QMetaObject>
#include <QRunnable>
#include <QThread>
#include <QThreadPool>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <utility>

// A pointer to a member function has an even address; that of a free function, which these are, might be odd.
#define BIFRONS_IN_PLACE_OF(symbol) __asm__(symbol) __attribute__((visibility("default"), used, aligned(16)))

namespace qt_handovers {  // not an unnamed one: the linker has to find these functions

template <typename Function>
Function* qtsOwn(const char* symbol) {
  void* const found = dlsym(RTLD_NEXT, symbol);
  if (found == nullptr) {
    std::fprintf(stderr, "This Qt has no %s; tests/support/qt_handovers.cpp needs its new name.\n", symbol);
    std::abort();
  }
  return reinterpret_cast<Function*>(found);
}

// Tasks of a pool: from start() to the task, from its end to whoever waits for the pool.

class OrderedTask : public QRunnable {
 public:
  OrderedTask(QThreadPool* pool, std::function<void()> work) : m_pool(pool), m_work(std::move(work)) {}

  void run() override {
    __tsan_acquire(this);
    m_work();
    m_work = nullptr;
    __tsan_release(m_pool);
  }

 private:
  QThreadPool* m_pool;
  std::function<void()> m_work;
};

void startTask(QThreadPool* pool, std::function<void()> work, int priority)
    BIFRONS_IN_PLACE_OF("_ZN11QThreadPool5startESt8functionIFvvEEi");
void startTask(QThreadPool* pool, std::function<void()> work, int priority) {
  auto* const task = new OrderedTask(pool, std::move(work));  // the pool deletes it
  __tsan_release(task);
  pool->start(task, priority);
}

bool waitForPool(QThreadPool* pool, int ms) BIFRONS_IN_PLACE_OF("_ZN11QThreadPool11waitForDoneEi");
bool waitForPool(QThreadPool* pool, int ms) {
  static auto* const real = qtsOwn<bool(QThreadPool*, int)>("_ZN11QThreadPool11waitForDoneEi");
  const bool done = real(pool, ms);
  if (done) __tsan_acquire(pool);
  return done;
}

void destroyPool(QThreadPool* pool) BIFRONS_IN_PLACE_OF("_ZN11QThreadPoolD1Ev");
void destroyPool(QThreadPool* pool) {
  static auto* const real = qtsOwn<void(QThreadPool*)>("_ZN11QThreadPoolD1Ev");
  real(pool);
  __tsan_acquire(pool);  // it has waited for its tasks
}

bool waitForThread(QThread* thread, QDeadlineTimer deadline) BIFRONS_IN_PLACE_OF("_ZN7QThread4waitE14QDeadlineTimer");
bool waitForThread(QThread* thread, QDeadlineTimer deadline) {
  static auto* const real = qtsOwn<bool(QThread*, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
  const bool ended = real(thread, deadline);
  if (ended) __tsan_acquire(thread);
  return ended;
}

// Calls that go to the thread of an object, and the slots of connections: from the caller to the call, and from its end
// to whoever waits for it or deletes it (Qt counts its users, and any of them may be the last).

class OrderedCall : public QtPrivate::QSlotObjectBase {
 public:
  explicit OrderedCall(QSlotObjectBase* call) : QSlotObjectBase(&run), m_call(call) {}

 private:
  static void run(int which, QSlotObjectBase* self, QObject* receiver, void** arguments, bool* result) {
    auto* const ordered = static_cast<OrderedCall*>(self);
    __tsan_acquire(self);
    if (which == Call) ordered->m_call->call(receiver, arguments);
    if (which == Compare) *result = ordered->m_call->compare(arguments);
    if (which != Destroy) return __tsan_release(self);
    ordered->m_call->destroyIfLastRef();
    delete ordered;
  }

  QSlotObjectBase* m_call;
};

bool invokeMethod(QObject* receiver, QtPrivate::QSlotObjectBase* call, Qt::ConnectionType type, void* result)
    BIFRONS_IN_PLACE_OF(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
bool invokeMethod(QObject* receiver, QtPrivate::QSlotObjectBase* call, Qt::ConnectionType type, void* result) {
  static auto* const real = qtsOwn<bool(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*)>(
      "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
  auto* const ordered = new OrderedCall(call);
  __tsan_release(ordered);
  if (type != Qt::BlockingQueuedConnection) return real(receiver, ordered, type, result);
  ordered->ref();
  const bool called = real(receiver, ordered, type, result);
  __tsan_acquire(ordered);
  ordered->destroyIfLastRef();
  return called;
}

QMetaObject::Connection connectSlot(const QObject* sender, void** signal, const QObject* receiver, void** slot,
                                    QtPrivate::QSlotObjectBase* call, Qt::ConnectionType type, const int* types,
                                    const QMetaObject* senderType)
    BIFRONS_IN_PLACE_OF(
        "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK11QMetaObject");
QMetaObject::Connection connectSlot(const QObject* sender, void** signal, const QObject* receiver, void** slot,
                                    QtPrivate::QSlotObjectBase* call, Qt::ConnectionType type, const int* types,
                                    const QMetaObject* senderType) {
  static auto* const real = qtsOwn<decltype(connectSlot)>(
      "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK11QMetaObject");
  auto* const ordered = new OrderedCall(call);
  __tsan_release(ordered);
  return real(sender, signal, receiver, slot, ordered, type, types, senderType);
}

// Signals and deletions that are posted: OrderedApplication has the receiving end.

void deleteLater(QObject* object) BIFRONS_IN_PLACE_OF("_ZN7QObject11deleteLaterEv");
void deleteLater(QObject* object) {
  static auto* const real = qtsOwn<void(QObject*)>("_ZN7QObject11deleteLaterEv");
  __tsan_release(object);
  real(object);
}

void emitSignal(QObject* sender, const QMetaObject* type, int signal, void** arguments)
    BIFRONS_IN_PLACE_OF("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
void emitSignal(QObject* sender, const QMetaObject* type, int signal, void** arguments) {
  static auto* const real =
      qtsOwn<void(QObject*, const QMetaObject*, int, void**)>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
  __tsan_release(sender);
  real(sender, type, signal, arguments);
}

// Futures: what Qt does under the mutex of the future.

using Continuation = std::function<void(const QFutureInterfaceBase&)>;

struct OrderedContinuation {
  Continuation run;

  void operator()(const QFutureInterfaceBase& future) const {
    __tsan_acquire(&future.mutex());
    run(future);
  }
};

/// From whoever sets it, to it.
Continuation ordered(QFutureInterfaceBase* future, Continuation continuation) {
  Continuation result = OrderedContinuation{std::move(continuation)};
  __tsan_release(&future->mutex());
  return result;
}

void setContinuation(QFutureInterfaceBase* future, Continuation continuation)
    BIFRONS_IN_PLACE_OF("_ZN20QFutureInterfaceBase15setContinuationESt8functionIFvRKS_EE");
void setContinuation(QFutureInterfaceBase* future, Continuation continuation) {
  static auto* const real = qtsOwn<void(QFutureInterfaceBase*, Continuation)>(
      "_ZN20QFutureInterfaceBase15setContinuationESt8functionIFvRKS_EE");
  real(future, ordered(future, std::move(continuation)));
}

void setContinuation(QFutureInterfaceBase* future, Continuation continuation, void* next)
    BIFRONS_IN_PLACE_OF(
        "_ZN20QFutureInterfaceBase15setContinuationESt8functionIFvRKS_EEP27QFutureInterfaceBasePrivate");
void setContinuation(QFutureInterfaceBase* future, Continuation continuation, void* next) {
  static auto* const real = qtsOwn<void(QFutureInterfaceBase*, Continuation, void*)>(
      "_ZN20QFutureInterfaceBase15setContinuationESt8functionIFvRKS_EEP27QFutureInterfaceBasePrivate");
  real(future, ordered(future, std::move(continuation)), next);
}

void reportFinished(QFutureInterfaceBase* future) BIFRONS_IN_PLACE_OF("_ZN20QFutureInterfaceBase14reportFinishedEv");
void reportFinished(QFutureInterfaceBase* future) {
  static auto* const real = qtsOwn<void(QFutureInterfaceBase*)>("_ZN20QFutureInterfaceBase14reportFinishedEv");
  __tsan_release(&future->mutex());
  real(future);
}

void waitForFinished(QFutureInterfaceBase* future) BIFRONS_IN_PLACE_OF("_ZN20QFutureInterfaceBase15waitForFinishedEv");
void waitForFinished(QFutureInterfaceBase* future) {
  static auto* const real = qtsOwn<void(QFutureInterfaceBase*)>("_ZN20QFutureInterfaceBase15waitForFinishedEv");
  real(future);
  __tsan_acquire(&future->mutex());
}

bool isFinished(const QFutureInterfaceBase* future) BIFRONS_IN_PLACE_OF("_ZNK20QFutureInterfaceBase10isFinishedEv");
bool isFinished(const QFutureInterfaceBase* future) {
  static auto* const real = qtsOwn<bool(const QFutureInterfaceBase*)>("_ZNK20QFutureInterfaceBase10isFinishedEv");
  const bool finished = real(future);
  if (finished) __tsan_acquire(&future->mutex());
  return finished;
}

/// The last one that lets go of a future deletes its results.
bool letGo(const QFutureInterfaceBase* future) BIFRONS_IN_PLACE_OF("_ZNK20QFutureInterfaceBase6derefTEv");
bool letGo(const QFutureInterfaceBase* future) {
  static auto* const real = qtsOwn<bool(const QFutureInterfaceBase*)>("_ZNK20QFutureInterfaceBase6derefTEv");
  __tsan_release(&future->mutex());
  const bool others = real(future);
  if (!others) __tsan_acquire(&future->mutex());
  return others;
}

}  // namespace qt_handovers
